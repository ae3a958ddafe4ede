import { getFileFor } from '@foremast/domain/files/get-file';
import { sendFile } from '@foremast/domain/files/send-file';
import { operation, Raw } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getFile = operation({
  id: 'GetFile',
  method: 'GET',
  path: '/api/v4/files/{file_id}',
  summary: 'A file, whole or in ranges.',
  query: t.Object({ download: t.Boolean() }),
  response: Raw,
  permission: 'session',
  noCsrf: true,
  alsoHead: true,
  handle: async ({ params, query }, ctx) => sendFile(ctx, await getFileFor(ctx, params.file_id, 'api.file.get_file_info.app_error'), query.download),
});
