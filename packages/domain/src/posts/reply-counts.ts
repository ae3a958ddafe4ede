import { findThread, type ThreadRow, threadsByIds } from '@foremast/store/queries/threads';
import type { Db } from '@foremast/store/store';
import type { Post } from '@foremast/wire/models/post';

type Counted = Pick<Post, 'id' | 'root_id' | 'reply_count'>;

/** Replies go with their root. */
const repliesIn = (thread: ThreadRow | undefined): number => (thread && !thread.delete_at ? thread.reply_count : 0);

/** A root and its replies all bear the number of replies. */
export async function repliesAround(db: Db, post: Pick<Post, 'id' | 'root_id'>): Promise<number> {
  return repliesIn(await findThread(db, post.root_id || post.id));
}

/** The same for many. Changes the messages, which nobody else has yet. */
export async function countReplies<P extends Counted>(db: Db, posts: P[]): Promise<P[]> {
  const threads = new Map((await threadsByIds(db, [...new Set(posts.map((p) => p.root_id || p.id))])).map((t) => [t.post_id, t]));
  for (const post of posts) post.reply_count = repliesIn(threads.get(post.root_id || post.id));
  return posts;
}
