import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden, noPermission, notFound } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { channelHead } from '@foremast/store/queries/channels';
import { emojiByNames } from '@foremast/store/queries/emoji';
import { findAnyPost, heldPost, type PostRow, updatePost } from '@foremast/store/queries/posts';
import { type ReactionRow, reactionsOfPosts, saveReaction } from '@foremast/store/queries/reactions';
import { isSystemEmoji } from '@foremast/wire/emoji/system-emoji';
import { reactionAdded } from '@foremast/wire/events';
import { isRestrictedDirect } from '../channels/open-direct.ts';
import { hasOnPost, livePost } from '../permissions/post.ts';
import { endPersistentNotifications } from '../posts/persistent-notifications.ts';
import { askToSync } from '../shared-channels/ask-to-sync.ts';

const NAME = /^[a-zA-Z0-9+_-]+$/;
const LONGEST_NAME = 64;

interface NewReaction {
  readonly user_id: string;
  readonly post_id: string;
  readonly emoji_name: string;
  /** 0: now. */
  readonly create_at: number;
}

/** A message that the caller may react to. */
async function reactable(ctx: Ctx, postId: string): Promise<PostRow> {
  const post = await findAnyPost(ctx.db, postId);
  if (!(await hasOnPost(ctx, 'add_reaction', post))) throw noPermission();
  return livePost(post);
}

async function refuseUnknownEmoji(ctx: Ctx, name: string): Promise<void> {
  if (isSystemEmoji(name)) return;
  if (!ctx.config.ServiceSettings.EnableCustomEmoji) throw forbidden('api.emoji.disabled.app_error');
  if (!NAME.test(name) || (await emojiByNames(ctx.db, [name])).length === 0) throw notFound('app.emoji.get_by_name.no_result');
}

const isNameLike = (name: string) => name !== '' && Buffer.byteLength(name) <= LONGEST_NAME;

/** Repeating a reaction is no error; everybody is told again. */
export async function addReaction(ctx: Ctx, { user_id, post_id, emoji_name, create_at }: NewReaction): Promise<ReactionRow> {
  if (!isId(user_id) || !isId(post_id) || !isNameLike(emoji_name)) throw badRequest('api.reaction.save_reaction.invalid.app_error');
  if (user_id !== ctx.userId) throw forbidden('api.reaction.save_reaction.user_id.app_error');
  const post = await reactable(ctx, post_id);
  await refuseUnknownEmoji(ctx, emoji_name);
  const channel = await channelHead(ctx.db, post.channel_id);
  if (!channel || channel.delete_at > 0) throw forbidden('api.reaction.save.archived_channel.app_error');
  if (await isRestrictedDirect(ctx, channel)) throw badRequest('api.reaction.save.restricted_dm.error');
  return ctx.tx(async (tx) => {
    const current = await heldPost(tx.db, post.id);
    if (current?.delete_at !== 0) throw notFound('app.post.get.app_error');
    const names = new Set((await reactionsOfPosts(tx.db, [post.id])).map((r) => r.emoji_name));
    if (!names.has(emoji_name) && names.size >= tx.config.ServiceSettings.UniqueEmojiReactionLimitPerPost)
      throw badRequest('app.reaction.save.save.too_many_reactions');
    const now = tx.now();
    const at = { create_at: create_at || now, update_at: now, delete_at: 0 };
    const reaction = { user_id, post_id, emoji_name, ...at, remote_id: '', channel_id: post.channel_id };
    await saveReaction(tx.db, reaction);
    await updatePost(tx.db, post.id, { has_reactions: true, update_at: Math.max(now, current.update_at) });
    await endPersistentNotifications(tx, post, user_id);
    await askToSync(tx, channel);
    tx.emit(reactionAdded, { reaction: JSON.stringify(reaction) }, { channel: post.channel_id });
    return reaction;
  });
}
