import { channelPeople } from '@foremast/store/queries/channel-people';
import { type PostRow, postsByIds } from '@foremast/store/queries/posts';
import { threadsByIds } from '@foremast/store/queries/threads';
import type { Db } from '@foremast/store/store';

type Reply = Pick<PostRow, 'root_id' | 'user_id'>;

/**
 * Of these messages, says which answer a person who wants to count answers as mentions: to what they wrote themselves, or in threads
 * that they wrote in.
 */
export async function commentTester(db: Db, channelId: string, userId: string, posts: readonly Reply[]): Promise<(post: Reply) => boolean> {
  const wish = (await db.cached(channelPeople, channelId))?.people.get(userId)?.notify_props.comments;
  const rootIds = [...new Set(posts.map((post) => post.root_id))].filter(Boolean);
  if ((wish !== 'root' && wish !== 'any') || rootIds.length === 0) return () => false;
  const own = new Set((await postsByIds(db, rootIds)).filter((root) => root.user_id === userId).map((root) => root.id));
  if (wish === 'any') for (const thread of await threadsByIds(db, rootIds)) if (thread.participants?.includes(userId)) own.add(thread.post_id);
  return (post) => post.user_id !== userId && own.has(post.root_id);
}
