import { revealPost as reveal } from '@foremast/domain/posts/burn-on-read';
import { operation } from '@foremast/kernel/operation';
import { Post } from '@foremast/wire/models/post';

export const revealPost = operation({
  id: 'RevealPost',
  method: 'GET',
  path: '/api/v4/posts/{post_id}/reveal',
  summary: 'Read a message that vanishes after reading.',
  response: Post,
  permission: 'session',
  handle: ({ params }, ctx) => reveal(ctx, params.post_id),
});
