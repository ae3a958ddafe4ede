import { mayReadPost } from '@foremast/domain/permissions/post';
import { noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findAnyPost } from '@foremast/store/queries/posts';
import { reactionsOfPosts } from '@foremast/store/queries/reactions';
import { Reaction } from '@foremast/wire/models/reaction';
import { t } from '@foremast/wire/scalars';

// None is null: so the contract has it.
export const getReactions = operation({
  id: 'GetReactions',
  method: 'GET',
  path: '/api/v4/posts/{post_id}/reactions',
  summary: 'The reactions to a message, oldest first.',
  response: t.Nullable(t.Array(Reaction)),
  permission: 'session',
  async handle({ params }, ctx) {
    const post = await findAnyPost(ctx.db, params.post_id);
    if (!(await mayReadPost(ctx, post))) throw noPermission();
    const reactions = await reactionsOfPosts(ctx.db, [params.post_id]);
    return reactions.length > 0 ? reactions : null;
  },
});
