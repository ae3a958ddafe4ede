import type { Ctx } from '@foremast/kernel/context';
import { noPermission } from '@foremast/kernel/error';
import { heldPost } from '@foremast/store/queries/posts';
import { findThreadMembership, followAsRead, saveThreadMembership, stopFollowing } from '@foremast/store/queries/thread-memberships';
import { findThread } from '@foremast/store/queries/threads';
import { threadFollowChanged } from '@foremast/wire/events';
import { getHeldAccount } from '../users/get-account.ts';
import { readableRoot } from './own-thread.ts';

/** Following by hand counts as having read the thread. */
export async function followThread(ctx: Ctx, userId: string, teamId: string, rootId: string, follow: boolean): Promise<void> {
  const root = await readableRoot(ctx, rootId);
  await ctx.tx(async (tx) => {
    const now = tx.now();
    if (!(await heldPost(tx.db, root.id))) throw noPermission();
    await getHeldAccount(tx, userId);
    if (follow) await followAsRead(tx.db, root.id, userId, now, now);
    else await stopFollowing(tx.db, root.id, userId, now);
    const thread = await findThread(tx.db, root.id);
    tx.emit(threadFollowChanged, { thread_id: root.id, state: follow, reply_count: thread?.reply_count ?? 0 }, { user: userId, team: teamId });
  });
}

/** People who are brought in from a thread follow it from its beginning. */
export async function followAs(ctx: Ctx, userIds: readonly string[], rootId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    for (const user_id of userIds) {
      const before = await findThreadMembership(tx.db, rootId, user_id);
      const { last_viewed = 0, unread_mentions = 0 } = before ?? {};
      await saveThreadMembership(tx.db, { post_id: rootId, user_id, following: true, last_viewed, unread_mentions }, tx.now());
    }
  });
}
