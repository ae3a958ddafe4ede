import { threadOf } from '@foremast/domain/posts/list-thread';
import { operation } from '@foremast/kernel/operation';
import { PostList } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';

export const getPostThread = operation({
  id: 'GetPostThread',
  method: 'GET',
  path: '/api/v4/posts/{post_id}/thread',
  summary: 'A message with all of its thread, whole or in pages.',
  query: t.Object({
    perPage: t.String(),
    direction: t.String(),
    fromPost: t.String(),
    fromCreateAt: t.String(),
    fromUpdateAt: t.String(),
    updatesOnly: t.String(),
    skipFetchThreads: t.Boolean(),
    collapsedThreads: t.Boolean(),
    collapsedThreadsExtended: t.Boolean(),
  }),
  response: PostList,
  permission: 'session',
  handle: ({ params, query }, ctx) => threadOf(ctx, params.post_id, query),
});
