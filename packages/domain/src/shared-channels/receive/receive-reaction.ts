import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { findPost, updatePost } from '@foremast/store/queries/posts';
import { deleteReaction, type ReactionRow, reactionsOfPosts, saveReaction } from '@foremast/store/queries/reactions';
import { findUser } from '@foremast/store/queries/users';
import { reactionAdded, reactionRemoved } from '@foremast/wire/events';
import type { SyncedReaction } from '@foremast/wire/models/sync-message';
import { askToSync } from '../ask-to-sync.ts';
import { type Arrival, requireTheirs } from './arrival.ts';

const NAME = /^[a-zA-Z0-9+_-]{1,64}$/;

/** Somebody of another server reacts to a message of the channel, or takes it back. */
export async function receiveReaction(tx: Tx, arrival: Arrival, { user_id, post_id, emoji_name, delete_at }: SyncedReaction): Promise<void> {
  const { channel, remote } = arrival;
  if (!NAME.test(emoji_name)) throw badRequest('api.reaction.save_reaction.invalid.app_error');
  const post = await findPost(tx.db, post_id);
  if (!post || post.channel_id !== channel.id) throw badRequest('app.post.get.app_error');
  requireTheirs(arrival, (await findUser(tx.db, user_id))?.remote_id);
  const present = await reactionsOfPosts(tx.db, [post.id]);
  const known = present.some((r) => r.user_id === user_id && r.emoji_name === emoji_name);
  if (known === delete_at <= 0) return;
  const names = new Set(present.map((r) => r.emoji_name));
  if (delete_at <= 0 && !names.has(emoji_name) && names.size >= tx.config.ServiceSettings.UniqueEmojiReactionLimitPerPost)
    throw badRequest('app.reaction.save.save.too_many_reactions');
  const now = tx.now();
  const reaction: ReactionRow = {
    user_id,
    post_id,
    emoji_name,
    create_at: now,
    update_at: now,
    delete_at: 0,
    remote_id: remote.remote_id,
    channel_id: channel.id,
  };
  await (delete_at > 0 ? deleteReaction(tx.db, post_id, user_id, emoji_name, now) : saveReaction(tx.db, reaction));
  const left = await reactionsOfPosts(tx.db, [post.id]);
  await updatePost(tx.db, post.id, { has_reactions: left.length > 0, update_at: Math.max(now, post.update_at) });
  tx.emit(delete_at > 0 ? reactionRemoved : reactionAdded, { reaction: JSON.stringify(reaction) }, { channel: channel.id });
  await askToSync(tx, channel);
}
