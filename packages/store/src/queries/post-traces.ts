import type { WriteDb } from '../store.ts';

/** What people keep about messages that are gone: their marks, reminders, notifications still to come, drafts of replies. */
export async function deleteTracesOfPosts(db: WriteDb, postIds: readonly string[]): Promise<void> {
  const { anyOf } = db.dialect;
  await db.deleteFrom('preferences').where('category', '=', 'flagged_post').where(anyOf('name', postIds)).execute();
  await db.deleteFrom('persistentnotifications').where(anyOf('postid', postIds)).execute();
  await db.deleteFrom('drafts').where(anyOf('rootid', postIds)).execute();
}

/** Everything else that hangs on messages, when they go for good. */
export async function destroyTracesOfPosts(db: WriteDb, postIds: readonly string[]): Promise<void> {
  const { anyOf } = db.dialect;
  await db.deleteFrom('reactions').where(anyOf('postid', postIds)).execute();
  await db.deleteFrom('postspriority').where(anyOf('postid', postIds)).execute();
  await db.deleteFrom('postacknowledgements').where(anyOf('postid', postIds)).execute();
  await db.deleteFrom('postreminders').where(anyOf('postid', postIds)).execute();
  await db.deleteFrom('temporaryposts').where(anyOf('postid', postIds)).execute();
  await db.deleteFrom('readreceipts').where(anyOf('postid', postIds)).execute();
  // A reply can be followed too, although no thread comes of that.
  await db.deleteFrom('threadmemberships').where(anyOf('postid', postIds)).execute();
}
