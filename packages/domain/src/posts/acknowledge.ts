import type { Ctx } from '@foremast/kernel/context';
import { forbidden, noPermission, notFound } from '@foremast/kernel/error';
import { acknowledgementsOf, saveAcknowledgement, withdrawAcknowledgement } from '@foremast/store/queries/acknowledgements';
import { channelHead } from '@foremast/store/queries/channels';
import { findAnyPost, heldPost, type PostRow, updatePost } from '@foremast/store/queries/posts';
import { findUser } from '@foremast/store/queries/users';
import { acknowledgementAdded, acknowledgementRemoved } from '@foremast/wire/events';
import type { PostAcknowledgement } from '@foremast/wire/models/post';
import { livePost, mayReadPost } from '../permissions/post.ts';
import { endPersistentNotifications } from './persistent-notifications.ts';
import { tellEdited } from './tell-edited.ts';

const MAY_WITHDRAW_MS = 5 * 60_000;

async function acknowledgeable(ctx: Ctx, postId: string, verb: 'save' | 'delete'): Promise<PostRow> {
  const found = await findAnyPost(ctx.db, postId);
  if (!(await mayReadPost(ctx, found))) throw noPermission();
  const post = livePost(found);
  const channel = await channelHead(ctx.db, post.channel_id);
  if (!channel || channel.delete_at > 0) throw forbidden(`api.acknowledgement.${verb}.archived_channel.app_error`);
  return post;
}

/** Somebody says to have taken note of a message. Saying so again changes the instant. */
export async function acknowledge(ctx: Ctx, userId: string, postId: string): Promise<PostAcknowledgement> {
  const post = await acknowledgeable(ctx, postId, 'save');
  if (!(await findUser(ctx.db, userId))) throw notFound('app.user.missing_account.const');
  return ctx.tx(async (tx) => {
    const now = tx.now();
    const row = { post_id: post.id, user_id: userId, acknowledged_at: now, channel_id: post.channel_id, remote_id: '' };
    const current = livePost(await heldPost(tx.db, post.id));
    await saveAcknowledgement(tx.db, row);
    const update_at = Math.max(now, current.update_at, current.create_at + 1);
    await updatePost(tx.db, post.id, { update_at });
    await endPersistentNotifications(tx, post, userId);
    tx.emit(acknowledgementAdded, { acknowledgement: JSON.stringify(row) }, { channel: post.channel_id });
    await tellEdited(tx, { ...current, update_at });
    return row;
  });
}

/** Only within a few minutes. */
export async function withdraw(ctx: Ctx, userId: string, postId: string): Promise<void> {
  const post = await acknowledgeable(ctx, postId, 'delete');
  await ctx.tx(async (tx) => {
    const now = tx.now();
    const current = livePost(await heldPost(tx.db, post.id));
    const own = (await acknowledgementsOf(tx.db, [post.id])).find((a) => a.user_id === userId);
    if (!own) throw notFound('app.acknowledgement.get.app_error');
    if (now - own.acknowledged_at > MAY_WITHDRAW_MS) throw forbidden('api.acknowledgement.delete.deadline.app_error');
    await withdrawAcknowledgement(tx.db, post.id, userId);
    await updatePost(tx.db, post.id, { update_at: Math.max(now, current.update_at) });
    tx.emit(acknowledgementRemoved, { acknowledgement: JSON.stringify(own) }, { channel: post.channel_id });
    await tellEdited(tx, { ...current, update_at: Math.max(now, current.update_at) });
  });
}
