import type { Ctx } from '@foremast/kernel/context';
import { noPermission } from '@foremast/kernel/error';
import { channelHead } from '@foremast/store/queries/channels';
import { heldPost, repliesAfter } from '@foremast/store/queries/posts';
import { followAsRead, saveThreadMembership, stopFollowing } from '@foremast/store/queries/thread-memberships';
import { findThread } from '@foremast/store/queries/threads';
import { threadFollowChanged, threadUpdated } from '@foremast/wire/events';
import { mentionTester } from '../unreads/recount-mentions.ts';
import { getHeldAccount } from '../users/get-account.ts';
import { readableRoot } from './own-thread.ts';
import { threadText } from './thread-text.ts';

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

/** People who are brought in from a thread follow it, and have read nothing of it. */
export async function followAs(ctx: Ctx, userIds: readonly string[], rootId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const root = await heldPost(tx.db, rootId);
    const channel = root && (await channelHead(tx.db, root.channel_id));
    if (!root || !channel) return;
    const thread = await findThread(tx.db, rootId);
    const replies = thread ? await repliesAfter(tx.db, rootId, root.create_at) : [];
    const last_viewed = root.create_at - 1;
    const text = thread && (await threadText(tx, root, thread, root.update_at));
    for (const user_id of userIds) {
      const unread_mentions = replies.filter(await mentionTester(tx.db, channel, user_id)).length;
      await saveThreadMembership(tx.db, { post_id: rootId, user_id, following: true, last_viewed, unread_mentions }, tx.now());
      if (!text) continue;
      const data = { thread: text(last_viewed, replies.length, unread_mentions), previous_unread_replies: 0, previous_unread_mentions: 0 };
      tx.emit(threadUpdated, data, { user: user_id, team: channel.team_id });
    }
  });
}
