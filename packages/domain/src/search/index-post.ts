import type { Tx } from '@foremast/kernel/context';
import type { PostRow } from '@foremast/store/queries/posts';
import { searchTokens, tagToken } from './search-tokens.ts';

type Indexable = Pick<PostRow, 'id' | 'create_at' | 'message' | 'hashtags' | 'type'>;

/** Messages that searches never find. */
const isFindable = ({ type }: Indexable): boolean => !type.startsWith('system_') && type !== 'burn_on_read';

/** A new message can be found from now on. */
export async function indexPost(tx: Tx, post: Indexable): Promise<void> {
  if (!isFindable(post)) return;
  const tagTokens = post.hashtags === '' ? [] : post.hashtags.split(' ').map(tagToken);
  await tx.db.dialect.postSearch.index(tx.db, { post_id: post.id, create_at: post.create_at, tokens: searchTokens(post.message), tagTokens });
}

/** A changed message is found by what it says now. */
export async function reindexPost(tx: Tx, post: Indexable): Promise<void> {
  await unindexPosts(tx, [post.id]);
  await indexPost(tx, post);
}

export async function unindexPosts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.db.dialect.postSearch.remove(tx.db, ids);
}
