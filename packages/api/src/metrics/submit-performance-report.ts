import { operation, Raw } from '@foremast/kernel/operation';

export const submitPerformanceReport = operation({
  id: 'SubmitPerformanceReport',
  method: 'POST',
  path: '/api/v4/client_perf',
  summary: 'A client reports how fast it is.',
  response: Raw,
  permission: 'session',
  noCsrf: true,
  handle: () => new Response(null, { headers: { 'content-type': 'application/json' } }),
});
