import type { WriteDb } from '../store.ts';

/** What changes with a message of a channel, by channel: the caches of its newest ones go with it. */
export const NEWEST_POSTS = 'newest_posts';

/** Whoever writes messages says of which channels they are: what is remembered of those is not true any more. */
export function touchNewestPosts(db: WriteDb, posts: readonly { readonly channel_id: string }[]): void {
  for (const channelId of new Set(posts.map((post) => post.channel_id))) db.touchNamed(NEWEST_POSTS, channelId);
}
