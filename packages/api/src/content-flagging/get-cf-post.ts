import { requireFlagging } from '@foremast/domain/content-flagging/availability';
import { flaggedPost } from '@foremast/domain/content-flagging/flagged-post';
import { operation } from '@foremast/kernel/operation';
import { Post } from '@foremast/wire/models/post';

export const getCfPost = operation({
  id: 'GetCFPost',
  method: 'GET',
  path: '/api/v4/content_flagging/post/{post_id}',
  summary: 'A reported message, hidden or not, for its reviewers.',
  uncheckedParams: ['post_id'],
  response: Post,
  permission: 'session',
  handle({ params }, ctx) {
    requireFlagging(ctx, params);
    return flaggedPost(ctx, params.post_id);
  },
});
