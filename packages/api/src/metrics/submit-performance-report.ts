import { PerformanceReport, recordPerformance } from '@foremast/domain/system/client-performance';
import { decodeBody, WrongShape } from '@foremast/kernel/decode';
import { invalidBody } from '@foremast/kernel/error';
import { noMetrics } from '@foremast/kernel/metrics';
import { operation, Raw } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

// Where nobody watches, the report is not looked at. The answer is empty, but called JSON.
export const submitPerformanceReport = operation({
  id: 'SubmitPerformanceReport',
  method: 'POST',
  path: '/api/v4/client_perf',
  summary: 'A client reports how fast it is.',
  body: t.Unknown(),
  lenientBody: true,
  response: Raw,
  permission: 'session',
  noCsrf: true,
  handle({ body }, ctx) {
    if (ctx.config.MetricsSettings.EnableClientMetrics && ctx.app.metrics !== noMetrics) {
      try {
        recordPerformance(ctx, decodeBody(PerformanceReport, body));
      } catch (error) {
        throw error instanceof WrongShape ? invalidBody('report') : error;
      }
    }
    return new Response(null, { headers: { 'content-type': 'application/json' } });
  },
});
