import type { Db } from '../store.ts';
import { RecentPosts } from './recent-posts.ts';

/** The cache whose touches tell of changes in the index of words, by message. */
export const POST_WORDS = 'post_words';

const kind = {};

/** The newest messages in memory; undefined while they are being read, and in a transaction, which may have changed some. */
export async function recentPosts(db: Db): Promise<RecentPosts | undefined> {
  if (db.inTransaction) return undefined;
  return db.memory.follower(kind, POST_WORDS, () => new RecentPosts()).current(db);
}
