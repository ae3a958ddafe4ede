import type { Tx } from '@foremast/kernel/context';
import type { PostRow } from '@foremast/store/queries/posts';
import type { IndexedPost } from '@foremast/store/search/post-search';
import { tellEngine } from './engine/tell-engine.ts';
import { searchTokens, tagToken } from './search-tokens.ts';

export type Indexable = Pick<PostRow, 'id' | 'create_at' | 'channel_id' | 'user_id' | 'message' | 'hashtags' | 'type'>;

/** False for messages that searches never find. */
export const isFindable = ({ type }: Pick<PostRow, 'type'>): boolean => !type.startsWith('system_') && type !== 'burn_on_read';

/** A message as the indexes have it. */
export const indexedPost = ({ id, create_at, channel_id, user_id, message, hashtags }: Indexable): IndexedPost => ({
  post_id: id,
  create_at,
  channel_id,
  user_id,
  tokens: searchTokens(message),
  tagTokens: hashtags === '' ? [] : hashtags.split(' ').map(tagToken),
});

/** A new message can be found from now on. */
export async function indexPost(tx: Tx, post: Indexable): Promise<void> {
  if (!isFindable(post)) return;
  await tx.db.dialect.postSearch.index(tx.db, [indexedPost(post)]);
  await tellEngine(tx, 'post', [post.id]);
}

/** A changed message is found by what it says now. */
export async function reindexPost(tx: Tx, post: Indexable): Promise<void> {
  await tx.db.dialect.postSearch.remove(tx.db, [post.id]);
  await indexPost(tx, post);
}

export async function unindexPosts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.db.dialect.postSearch.remove(tx.db, ids);
  await tellEngine(tx, 'post', ids);
}
