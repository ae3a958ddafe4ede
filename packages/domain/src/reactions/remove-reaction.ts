import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden, noPermission, notFound } from '@foremast/kernel/error';
import { channelHead } from '@foremast/store/queries/channels';
import { findAnyPost, heldPost, updatePost } from '@foremast/store/queries/posts';
import { deleteReaction, reactionsOfPosts } from '@foremast/store/queries/reactions';
import { reactionRemoved } from '@foremast/wire/events';
import { isRestrictedDirect } from '../channels/open-direct.ts';
import { hasOnPost, livePost } from '../permissions/post.ts';
import { askToSync } from '../shared-channels/ask-to-sync.ts';

/** Taking back what is not there is no error. */
export async function removeReaction(ctx: Ctx, userId: string, postId: string, emojiName: string): Promise<void> {
  const found = await findAnyPost(ctx.db, postId);
  if (!(await hasOnPost(ctx, 'remove_reaction', found))) throw noPermission();
  if (userId !== ctx.userId && !(await hasOnPost(ctx, 'remove_others_reactions', found))) throw noPermission();
  const post = livePost(found);
  const channel = await channelHead(ctx.db, post.channel_id);
  if (!channel || channel.delete_at > 0) throw forbidden('api.reaction.delete.archived_channel.app_error');
  if (await isRestrictedDirect(ctx, channel)) throw badRequest('api.reaction.delete.restricted_dm.error');
  await ctx.tx(async (tx) => {
    const current = await heldPost(tx.db, post.id);
    if (current?.delete_at !== 0) throw notFound('app.post.get.app_error');
    const now = tx.now();
    await deleteReaction(tx.db, post.id, userId, emojiName, now);
    const left = await reactionsOfPosts(tx.db, [post.id]);
    await updatePost(tx.db, post.id, { has_reactions: left.length > 0, update_at: Math.max(now, current.update_at) });
    const reaction = {
      user_id: userId,
      post_id: post.id,
      emoji_name: emojiName,
      create_at: 0,
      update_at: 0,
      delete_at: 0,
      remote_id: null,
      channel_id: '',
    };
    await askToSync(tx, channel);
    tx.emit(reactionRemoved, { reaction: JSON.stringify(reaction) }, { channel: post.channel_id });
  });
}
