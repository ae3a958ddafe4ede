import type { Db, WriteDb } from '../store.ts';

/**
 * Says that a message is being written under a name of its client. False: another was, since `since`; one that is being written now is
 * waited for.
 */
export async function claimPendingPost(db: WriteDb, key: string, postId: string, now: number, since: number): Promise<boolean> {
  const claimed = await db
    .insertInto('fm_pending_posts')
    .values({ key, post_id: postId, at: now })
    .onConflict((c) => c.column('key').doUpdateSet({ post_id: postId, at: now }).where('fm_pending_posts.at', '<', since))
    .returning('key')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** The message that was written under a name since an instant. */
export async function pendingPostId(db: Db, key: string, since: number): Promise<string | undefined> {
  const row = await db.selectFrom('fm_pending_posts').select('post_id').where('key', '=', key).where('at', '>=', since).executeTakeFirst();
  return row?.post_id;
}

export async function forgetPendingPosts(db: WriteDb, before: number): Promise<void> {
  await db.deleteFrom('fm_pending_posts').where('at', '<', before).execute();
}
