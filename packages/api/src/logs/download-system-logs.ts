import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { badRequest } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';

export const downloadSystemLogs = operation({
  id: 'DownloadSystemLogs',
  method: 'GET',
  path: '/api/v4/logs/download',
  summary: 'The whole server log as a file.',
  response: Raw,
  permission: () => [onUnrestrictedSystem('get_logs')],
  async handle(_, ctx) {
    const path = ctx.app.process.logFile();
    const file = path === undefined ? undefined : Bun.file(path);
    if (!file || !(await file.exists())) throw badRequest('api.system.logs.download_bytes_buffer.app_error');
    return new Response(file, {
      headers: { 'content-type': 'text/plain', 'content-disposition': `attachment;filename="mattermost.log"; filename*=UTF-8''mattermost.log` },
    });
  },
});
