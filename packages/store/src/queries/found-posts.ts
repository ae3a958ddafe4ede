import { sql } from 'kysely';
import { type Db, hot } from '../store.ts';
import { type PostRow, selectPosts } from './posts.ts';

/** A message and the number of replies in its thread, its own or the one it is in. */
export interface FoundPostRow extends PostRow {
  readonly reply_count: number;
}

const found = hot<{ ids: unknown }, FoundPostRow>(
  (db, p) =>
    selectPosts(db)
      .leftJoin('threads', (join) =>
        join.on('threads.postid', '=', sql<string>`case when posts.rootid = '' then posts.id else posts.rootid end` as never),
      )
      // Replies go with their root.
      .select(sql<number>`case when coalesce(threads.threaddeleteat, 0) = 0 then coalesce(threads.replycount, 0) else 0 end`.as('reply_count'))
      .where(db.dialect.anyOfList('posts.id', p.ids))
      .where('posts.deleteat', '=', 0) as never,
);

/** The live messages among these, in this order. */
export async function foundPosts(db: Db, ids: readonly string[]): Promise<FoundPostRow[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await found(db, { ids: db.dialect.list(ids) })).map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}
