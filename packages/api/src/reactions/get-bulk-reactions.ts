import { mayReadPost } from '@foremast/domain/permissions/post';
import { badRequest, noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { postsByIds } from '@foremast/store/queries/posts';
import { type ReactionRow, reactionsOfPosts } from '@foremast/store/queries/reactions';
import { Reaction } from '@foremast/wire/models/reaction';
import { t } from '@foremast/wire/scalars';

export const getBulkReactions = operation({
  id: 'GetBulkReactions',
  method: 'POST',
  path: '/api/v4/posts/ids/reactions',
  summary: 'The reactions to several messages, by the messages’ ids.',
  body: t.Unknown(),
  lenientBody: true,
  response: t.Record(t.String(), t.Array(Reaction)),
  permission: 'session',
  async handle({ body }, ctx) {
    if (!Array.isArray(body) || body.length === 0 || !body.every((id) => typeof id === 'string')) throw badRequest('api.payload.parse.error');
    const ids = [...new Set(body as string[])];
    const posts = new Map((await postsByIds(ctx.db, ids)).map((p) => [p.id, p]));
    for (const id of ids) if (!(await mayReadPost(ctx, posts.get(id)))) throw noPermission();
    const answer: Record<string, ReactionRow[]> = Object.fromEntries(ids.map((id) => [id, []]));
    for (const reaction of await reactionsOfPosts(ctx.db, ids)) answer[reaction.post_id]?.push(reaction);
    return answer;
  },
});
