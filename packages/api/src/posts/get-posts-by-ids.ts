import { mayReadContent } from '@foremast/domain/permissions/channel';
import { withoutBurned } from '@foremast/domain/posts/burned';
import { callerViews } from '@foremast/domain/posts/post-viewer';
import { preparePosts } from '@foremast/domain/posts/prepare-posts';
import { countReplies } from '@foremast/domain/posts/reply-counts';
import { badRequest, invalidBody, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { type PostRow, postsByIds } from '@foremast/store/queries/posts';
import { Post } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';

const MOST = 1000;

// Deleted messages are among them, emptied; those of channels that the caller may not read are left out.
export const getPostsByIds = operation({
  id: 'getPostsByIds',
  method: 'POST',
  path: '/api/v4/posts/ids',
  summary: 'Messages by their ids, newest first.',
  body: t.Unknown(),
  lenientBody: true,
  response: t.Array(Post),
  permission: 'session',
  async handle({ body }, ctx) {
    if (body === null || (Array.isArray(body) && body.length === 0)) throw invalidBody('post_ids');
    if (!Array.isArray(body) || !body.every((id) => typeof id === 'string')) throw badRequest('api.payload.parse.error');
    if (body.length > MOST) throw badRequest('api.post.posts_by_ids.invalid_body.request_error');
    const found = await postsByIds(ctx.db, [...new Set(body as string[])]);
    if (found.length === 0) throw notFound('app.post.get.app_error');
    const readable: PostRow[] = [];
    for (const row of found) if (await mayReadContent(ctx, row.channel_id)) readable.push(row);
    ctx.reply.headers['first-inaccessible-post-time'] = '0';
    const shown = (await withoutBurned(ctx, readable)).toSorted((a, b) => b.create_at - a.create_at);
    return countReplies(ctx.db, await preparePosts(ctx.db, ctx.config, shown, callerViews(ctx)));
  },
});
