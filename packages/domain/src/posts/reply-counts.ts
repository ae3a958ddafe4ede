import { threadsByIds } from '@foremast/store/queries/threads';
import type { Db } from '@foremast/store/store';
import type { Post } from '@foremast/wire/models/post';

/** A root and its replies all bear the number of replies. Changes the messages, which nobody else has yet. */
export async function countReplies<P extends Pick<Post, 'id' | 'root_id' | 'reply_count'>>(db: Db, posts: P[]): Promise<P[]> {
  const threads = new Map((await threadsByIds(db, [...new Set(posts.map((p) => p.root_id || p.id))])).map((t) => [t.post_id, t.reply_count]));
  for (const post of posts) post.reply_count = threads.get(post.root_id || post.id) ?? 0;
  return posts;
}
