import { uploadFiles } from '@foremast/domain/files/upload-files';
import { presentPostFile } from '@foremast/domain/posts/present-post-file';
import { forbidden } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { FileUploadResponse } from '@foremast/wire/models/file-info';
import { t } from '@foremast/wire/scalars';

export const uploadFile = operation({
  id: 'UploadFile',
  method: 'POST',
  path: '/api/v4/files',
  summary: 'Upload files to a channel, as a form or as the bare bytes of one; a message, or a bookmark, may hold them then.',
  query: t.Object({ channel_id: t.String(), filename: t.String(), client_id: t.String(), bookmark: t.Boolean() }),
  rawBody: true,
  response: FileUploadResponse,
  status: 201,
  permission: 'session',
  async handle({ query }, ctx) {
    if (!ctx.config.FileSettings.EnableFileAttachments) throw forbidden('api.file.attachments.disabled.app_error');
    const { files, clientIds } = await uploadFiles(ctx, {
      channelId: query.channel_id,
      filename: query.filename,
      clientId: query.client_id,
      bookmark: query.bookmark,
    });
    return { file_infos: files.map(presentPostFile), client_ids: clientIds && [...clientIds] };
  },
});
