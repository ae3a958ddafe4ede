import { ownAccount } from '@foremast/domain/permissions/system';
import { acknowledge } from '@foremast/domain/posts/acknowledge';
import { operation } from '@foremast/kernel/operation';
import { PostAcknowledgement } from '@foremast/wire/models/post';

export const saveAcknowledgementForPost = operation({
  id: 'SaveAcknowledgementForPost',
  method: 'POST',
  path: '/api/v4/users/{user_id}/posts/{post_id}/ack',
  summary: 'Say that one has taken note of a message.',
  response: PostAcknowledgement,
  permission: ({ params }) => [ownAccount(params.user_id)],
  handle: ({ params }, ctx) => acknowledge(ctx, params.user_id, params.post_id),
});
