import { fileStore } from '@foremast/domain/files/file-store';
import { getJobRow } from '@foremast/domain/jobs/job-permissions';
import { onSystem } from '@foremast/domain/permissions/system';
import { badRequest, notFound, switchedOff } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);

export const downloadJob = operation({
  id: 'DownloadJob',
  method: 'GET',
  path: '/api/v4/jobs/{job_id}/download',
  summary: 'What a compliance export has made, as an archive.',
  response: Raw,
  permission: 'session',
  noCsrf: true,
  async handle({ params }, ctx) {
    if (!ctx.config.MessageExportSettings.DownloadExportResults) throw switchedOff('app.job.download_export_results_not_enabled');
    const row = await getJobRow(ctx, params.job_id);
    if (row.type !== 'message_export') throw badRequest('api.job.unable_to_download_job.incorrect_job_type');
    await ctx.require(onSystem('download_compliance_export_result'));
    if (!TRUE.has(row.data?.is_downloadable ?? '')) throw badRequest('api.job.unable_to_download_job');
    const file = await fileStore(ctx.app).open(`export/${row.id}.zip`);
    if (!file) throw notFound('api.job.unable_to_download_job');
    return new Response(file.body(), {
      headers: { 'content-type': 'application/zip', 'content-disposition': `attachment;filename="${row.id}.zip"; filename*=UTF-8''${row.id}.zip` },
    });
  },
});
