import { getFileFor } from '@foremast/domain/files/get-file';
import { presentPostFile } from '@foremast/domain/posts/present-post-file';
import { operation } from '@foremast/kernel/operation';
import { FileInfo } from '@foremast/wire/models/file-info';

export const getFileInfo = operation({
  id: 'GetFileInfo',
  method: 'GET',
  path: '/api/v4/files/{file_id}/info',
  summary: 'What is known of a file.',
  response: FileInfo,
  permission: 'session',
  async handle({ params }, ctx) {
    const file = await getFileFor(ctx, params.file_id);
    ctx.reply.headers['cache-control'] = 'max-age=2592000, private';
    return presentPostFile(file);
  },
});
