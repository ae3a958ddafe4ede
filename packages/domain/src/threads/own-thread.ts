import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound } from '@foremast/kernel/error';
import type { FollowedThreadRow } from '@foremast/store/queries/followed-threads';
import { findAnyPost, type PostRow } from '@foremast/store/queries/posts';
import { findThreadMembership } from '@foremast/store/queries/thread-memberships';
import { findThread } from '@foremast/store/queries/threads';
import type { Db } from '@foremast/store/store';
import type { UserThread } from '@foremast/wire/models/thread';
import { mayReadContent } from '../permissions/channel.ts';
import { presentThreads } from './present-thread.ts';

/** The root of a thread that the caller may read. */
export async function readableRoot(ctx: Ctx, rootId: string): Promise<PostRow> {
  const root = await findAnyPost(ctx.db, rootId);
  if (!root || !(await mayReadContent(ctx, root.channel_id))) throw noPermission();
  return root;
}

/** A thread with a follower's own state; 404 for who does not follow it, or where nobody has replied. */
export async function followedThread(db: Db, userId: string, rootId: string): Promise<FollowedThreadRow> {
  const membership = await findThreadMembership(db, rootId, userId);
  if (!membership) throw notFound('app.user.get_thread_membership_for_user.not_found');
  const thread = await findThread(db, rootId);
  if (!thread || !membership.following) throw notFound('app.user.get_threads_for_user.not_found');
  return { ...thread, last_viewed: membership.last_viewed, unread_mentions: membership.unread_mentions };
}

export async function ownThread(ctx: Ctx, userId: string, rootId: string, extended: boolean): Promise<UserThread> {
  await readableRoot(ctx, rootId);
  const [thread] = await presentThreads(ctx.db, ctx.config, userId, [await followedThread(ctx.db, userId, rootId)], { extended });
  if (!thread) throw notFound('app.user.get_threads_for_user.not_found');
  return thread;
}
