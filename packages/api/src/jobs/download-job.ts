import { exportStore } from '@foremast/domain/files/export-store';
import { streamArchive } from '@foremast/domain/files/stream-archive';
import { getJobRow } from '@foremast/domain/jobs/job-permissions';
import { isExportFolder } from '@foremast/domain/message-export/window';
import { onSystem } from '@foremast/domain/permissions/system';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest, notFound, switchedOff } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const missing = () => notFound('api.job.unable_to_download_job');

const archive = (name: string, body: Blob | ReadableStream<Uint8Array>): Response =>
  new Response(body, {
    headers: { 'content-type': 'application/zip', 'content-disposition': `attachment;filename="${name}.zip"; filename*=UTF-8''${name}.zip` },
  });

/** All archives of an export in one. What a job was asked to write elsewhere it did not write. */
async function folderOf(ctx: Ctx, folder: string): Promise<Response> {
  if (!isExportFolder(folder)) throw missing();
  const store = exportStore(ctx.app);
  const paths: string[] = [];
  for await (const path of store.list(folder)) paths.push(path);
  if (paths.length === 0) throw missing();
  const name = encodeURIComponent(folder.slice(folder.lastIndexOf('/') + 1));
  return archive(name, await streamArchive(store, paths.sort(), (path) => path.slice(folder.length + 1)));
}

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
    if (row.data?.export_dir) return folderOf(ctx, row.data.export_dir);
    const file = await exportStore(ctx.app).open(`export/${row.id}.zip`);
    if (!file) throw missing();
    return archive(row.id, file.body());
  },
});
