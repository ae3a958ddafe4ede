import { restoreVersion } from '@foremast/domain/posts/edit-history';
import { operation } from '@foremast/kernel/operation';
import { Post } from '@foremast/wire/models/post';

export const restorePostVersion = operation({
  id: 'RestorePostVersion',
  method: 'POST',
  path: '/api/v4/posts/{post_id}/restore/{restore_version_id}',
  summary: 'Bring an earlier version of one’s own message back.',
  response: Post,
  permission: 'session',
  uncheckedParams: ['restore_version_id'],
  handle: ({ params }, ctx) => restoreVersion(ctx, params.post_id, params.restore_version_id),
});
