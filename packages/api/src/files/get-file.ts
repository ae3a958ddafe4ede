import { reviewedFile } from '@foremast/domain/content-flagging/reviewed-file';
import { getFileFor } from '@foremast/domain/files/get-file';
import { sendFile } from '@foremast/domain/files/send-file';
import { operation, Raw } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getFile = operation({
  id: 'GetFile',
  method: 'GET',
  path: '/api/v4/files/{file_id}',
  summary: 'A file, whole or in ranges.',
  query: t.Object({ download: t.Boolean(), as_content_reviewer: t.Boolean(), flagged_post_id: t.String() }),
  response: Raw,
  permission: 'session',
  noCsrf: true,
  alsoHead: true,
  async handle({ params, query }, ctx) {
    const file = query.as_content_reviewer
      ? await reviewedFile(ctx, params.file_id, query.flagged_post_id)
      : await getFileFor(ctx, params.file_id, 'api.file.get_file_info.app_error');
    return sendFile(ctx, file, query.download);
  },
});
