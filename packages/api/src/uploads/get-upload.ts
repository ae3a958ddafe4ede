import { getUploadFor } from '@foremast/domain/uploads/get-upload';
import { presentUpload } from '@foremast/domain/uploads/present-upload';
import { operation } from '@foremast/kernel/operation';
import { UploadSession } from '@foremast/wire/models/upload-session';

export const getUpload = operation({
  id: 'GetUpload',
  method: 'GET',
  path: '/api/v4/uploads/{upload_id}',
  summary: 'How far an upload is.',
  response: UploadSession,
  permission: 'session',
  handle: async ({ params }, ctx) => presentUpload(await getUploadFor(ctx, params.upload_id)),
});
