import type { Tx } from '@foremast/kernel/context';
import { tellEngine } from './engine/tell-engine.ts';
import { type Indexable, indexedPost, isFindable } from './indexed.ts';

/** These messages can be found from now on. */
export async function indexPosts(tx: Tx, posts: readonly Indexable[]): Promise<void> {
  const findable = posts.filter(isFindable);
  await tx.db.dialect.postSearch.index(tx.db, findable.map(indexedPost));
  await tellEngine(
    tx,
    'post',
    findable.map(({ id }) => id),
  );
}

export const indexPost = (tx: Tx, post: Indexable): Promise<void> => indexPosts(tx, [post]);

/** A changed message is found by what it says now. */
export async function reindexPost(tx: Tx, post: Indexable): Promise<void> {
  await tx.db.dialect.postSearch.remove(tx.db, [post.id]);
  await indexPost(tx, post);
}

export async function unindexPosts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.db.dialect.postSearch.remove(tx.db, ids);
  await tellEngine(tx, 'post', ids);
}
