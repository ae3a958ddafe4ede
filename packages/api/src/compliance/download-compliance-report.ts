import { getCompliance, requireCompliance } from '@foremast/domain/compliance/feature';
import { reportName, reportPath, reportStore } from '@foremast/domain/compliance/report-file';
import { onSystem } from '@foremast/domain/permissions/system';
import { switchedOff } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';

const KEPT = 'max-age=2592000, private';
/** They guess the kind of a file by its content, and wrongly, unless they are told nothing of it. */
const GUESSING = /MSIE|Trident|Version\/[\d.]+.*Safari/;

// A report whose file is not there answers 501, as clients have always seen it.
export const downloadComplianceReport = operation({
  id: 'DownloadComplianceReport',
  method: 'GET',
  path: '/api/v4/compliance/reports/{report_id}/download',
  summary: 'A finished report, as an archive.',
  response: Raw,
  permission: () => [onSystem('download_compliance_export_result')],
  noCsrf: true,
  async handle({ params }, ctx) {
    requireCompliance(ctx);
    const row = await getCompliance(ctx, params.report_id);
    const file = await reportStore(ctx.app).open(reportPath(row));
    if (!file) throw switchedOff('api.file.read_file.reading_local.app_error');
    const guesses = GUESSING.test(ctx.request.headers.get('user-agent') ?? '');
    const headers = new Headers({
      'cache-control': KEPT,
      'content-length': String(file.size),
      'content-type': guesses ? 'application/octet-stream' : 'application/zip',
      'content-disposition': `attachment;filename="${reportName(row)}.zip"`,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    return new Response(file.body() as BodyInit, { headers });
  },
});
