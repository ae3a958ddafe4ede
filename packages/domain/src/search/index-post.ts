import type { Tx } from '@foremast/kernel/context';
import { tellEngine } from './engine/tell-engine.ts';
import { type Indexable, indexedPost, isFindable } from './indexed.ts';

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
