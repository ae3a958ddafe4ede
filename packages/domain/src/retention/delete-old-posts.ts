import type { Tx } from '@foremast/kernel/context';
import { deleteTracesOfPosts, destroyTracesOfPosts } from '@foremast/store/queries/post-traces';
import { destroyPostRows } from '@foremast/store/queries/posts';
import { type OldPost, rootsLeft } from '@foremast/store/queries/retention';
import { recountThreads } from '@foremast/store/queries/thread-recount';
import { unindexPosts } from '../search/index-post.ts';

/** Messages go for good, with what hangs on them. Nobody is told; files have a period of their own. Roots that stay count their replies anew. */
export async function deleteOldPosts(tx: Tx, posts: readonly Pick<OldPost, 'id' | 'root_id'>[]): Promise<void> {
  const ids = posts.map(({ id }) => id);
  await unindexPosts(tx, ids);
  // The messages first: who follows or answers one meanwhile has then done so, or finds it gone.
  const gone = await destroyPostRows(tx.db, ids);
  await deleteTracesOfPosts(tx.db, gone);
  await destroyTracesOfPosts(tx.db, gone);
  const roots = [...new Set(posts.map(({ root_id }) => root_id).filter(Boolean))];
  await recountThreads(tx.db, await rootsLeft(tx.db, roots));
}
