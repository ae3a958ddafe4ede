import { getFileFor } from '@foremast/domain/files/get-file';
import { sendSmaller } from '@foremast/domain/files/send-file';
import { operation, Raw } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getFilePreview = operation({
  id: 'GetFilePreview',
  method: 'GET',
  path: '/api/v4/files/{file_id}/preview',
  summary: 'A picture, no wider than most screens.',
  query: t.Object({ download: t.Boolean() }),
  response: Raw,
  permission: 'session',
  noCsrf: true,
  alsoHead: true,
  handle: async ({ params, query }, ctx) => sendSmaller(ctx, await getFileFor(ctx, params.file_id), 'preview', query.download),
});
