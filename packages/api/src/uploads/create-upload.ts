import { createUpload as create } from '@foremast/domain/uploads/create-upload';
import { presentUpload } from '@foremast/domain/uploads/present-upload';
import { operation } from '@foremast/kernel/operation';
import { UploadSession } from '@foremast/wire/models/upload-session';
import { t } from '@foremast/wire/scalars';

export const createUpload = operation({
  id: 'CreateUpload',
  method: 'POST',
  path: '/api/v4/uploads',
  summary: 'Begin an upload that may take several requests.',
  body: t.Object({ type: t.String(), channel_id: t.String(), filename: t.String(), file_size: t.Integer() }),
  bodyName: 'upload',
  response: UploadSession,
  status: 201,
  permission: 'session',
  handle: async ({ body }, ctx) => presentUpload(await create(ctx, body)),
});
