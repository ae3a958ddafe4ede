import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, noPermission, notFound } from '@foremast/kernel/error';
import { channelHead } from '@foremast/store/queries/channels';
import { findPost, heldPost, type PostRow, repliesAfter } from '@foremast/store/queries/posts';
import { findTeam } from '@foremast/store/queries/teams';
import { findThreadMembership, followAsRead, updateThreadMembership } from '@foremast/store/queries/thread-memberships';
import { markThreadsRead } from '@foremast/store/queries/thread-read-marks';
import { findThread } from '@foremast/store/queries/threads';
import { threadFollowChanged, threadReadChanged } from '@foremast/wire/events';
import type { UserThread } from '@foremast/wire/models/thread';
import { clearPhones } from '../push/push-change.ts';
import { mentionTester } from '../unreads/recount-mentions.ts';
import { getHeldAccount } from '../users/get-account.ts';
import { followedThread, ownThread, readableRoot } from './own-thread.ts';
import { readsThreads } from './readers.ts';

async function mentionsAfter(tx: Tx, root: PostRow, userId: string, at: number): Promise<{ mentions: number; replies: number }> {
  const channel = await channelHead(tx.db, root.channel_id);
  if (!channel) throw noPermission();
  const replies = await repliesAfter(tx.db, root.id, at);
  const mentions = await mentionTester(tx.db, channel, userId);
  return { mentions: replies.filter(mentions).length, replies: replies.length };
}

/** Moves a follower's mark in a thread to an instant, counts anew, and tells the follower. */
export async function moveReadMark(tx: Tx, userId: string, teamId: string, root: PostRow, at: number): Promise<void> {
  // A reply that is being written is waited for: its mentions are counted here, and not lost.
  await heldPost(tx.db, root.id);
  const before = await findThreadMembership(tx.db, root.id, userId);
  if (!before) throw notFound('app.user.get_thread_membership_for_user.not_found');
  const was =
    before.last_viewed >= (await findThread(tx.db, root.id).then((t) => t?.last_reply_at ?? 0))
      ? 0
      : (await repliesAfter(tx.db, root.id, before.last_viewed)).length;
  const { mentions, replies } = await mentionsAfter(tx, root, userId, at);
  await updateThreadMembership(tx.db, root.id, userId, { last_viewed: at, unread_mentions: mentions }, tx.now());
  const data = {
    channel_id: root.channel_id,
    previous_unread_mentions: before.unread_mentions,
    previous_unread_replies: was,
    thread_id: root.id,
    timestamp: at,
    unread_mentions: mentions,
    unread_replies: replies,
  };
  tx.emit(threadReadChanged, data, { user: userId, team: teamId });
  if (replies === 0 && (await readsThreads(tx.db, tx.config, userId)))
    await clearPhones(tx, userId, [{ channel_id: root.channel_id, root_id: root.id }]);
}

/** Nobody's mark moves in a thread whose root is gone, nor for a team that is not there. Direct channels are in every team. */
async function refuseMark(ctx: Ctx, root: PostRow, userId: string, teamId: string): Promise<void> {
  if (!(await findThreadMembership(ctx.db, root.id, userId))) throw notFound('app.user.get_thread_membership_for_user.not_found');
  if (root.delete_at > 0) throw notFound('app.post.get.app_error');
  const inTeam = (await channelHead(ctx.db, root.channel_id))?.team_id !== '';
  if (inTeam && !(await findTeam(ctx.db, teamId))) throw notFound('app.team.get.find.app_error');
}

export async function readThread(ctx: Ctx, userId: string, teamId: string, rootId: string, at: number): Promise<UserThread> {
  const root = await readableRoot(ctx, rootId);
  await refuseMark(ctx, root, userId, teamId);
  await followedThread(ctx.db, userId, rootId);
  await ctx.tx((tx) => moveReadMark(tx, userId, teamId, root, at));
  return ownThread(ctx, userId, rootId, false);
}

/** Following counts as having read; it stays even if no message is there to be unread from. */
function followAsReadSoFar(ctx: Ctx, userId: string, teamId: string, root: PostRow): Promise<void> {
  return ctx.tx(async (tx) => {
    const now = tx.now();
    await heldPost(tx.db, root.id);
    await getHeldAccount(tx, userId);
    const thread = await findThread(tx.db, root.id);
    // Nobody has replied: there is no thread to be unread, and nothing of this is kept.
    if (!thread) throw notFound('app.user.get_threads_for_user.not_found');
    await followAsRead(tx.db, root.id, userId, now, now);
    tx.emit(threadFollowChanged, { thread_id: root.id, state: true, reply_count: thread.reply_count }, { user: userId, team: teamId });
  });
}

/** From a reply on the thread is unread again; who did not follow it follows it now. */
export async function unreadThread(ctx: Ctx, userId: string, teamId: string, rootId: string, postId: string): Promise<UserThread> {
  const root = await readableRoot(ctx, rootId);
  await followAsReadSoFar(ctx, userId, teamId, root);
  const post = await findPost(ctx.db, postId);
  if (!post) throw notFound('app.post.get.app_error');
  if (post.id !== root.id && post.root_id !== root.id) throw badRequest('app.user.update_thread_read_for_user_by_post.app_error');
  await refuseMark(ctx, root, userId, teamId);
  await ctx.tx((tx) => moveReadMark(tx, userId, teamId, root, post.create_at - 1));
  return ownThread(ctx, userId, rootId, false);
}

/** All threads of a team, and those in direct channels. */
export async function readAllThreads(ctx: Ctx, userId: string, teamId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    await markThreadsRead(tx.db, userId, teamId, tx.now());
    tx.emit(threadReadChanged, {}, { user: userId, team: teamId });
  });
}
