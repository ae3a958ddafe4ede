import type { Db } from '../store.ts';
import { type PostRow, postsByIds, repliesTo } from './posts.ts';

/** What clients need to show replies: their roots, and unless they can do without, the whole threads that the page touches. */
export async function threadContext(db: Db, rows: readonly PostRow[], skipThreads: boolean): Promise<PostRow[]> {
  const here = new Set(rows.map((row) => row.id));
  const roots = new Set(rows.map((row) => row.root_id || row.id));
  const absent = [...roots].filter((id) => !here.has(id));
  const found = (await postsByIds(db, absent)).filter((row) => row.delete_at === 0);
  const replies = skipThreads ? [] : (await repliesTo(db, [...roots])).filter((row) => !here.has(row.id));
  return [...found, ...replies];
}
