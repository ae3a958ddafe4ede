import { type RawBuilder, sql } from 'kysely';
import type { Dialect } from '../dialect/dialect.ts';
import { type Db, hot } from '../store.ts';
import { type PostRow, selectPosts } from './posts.ts';

/** A message and the number of replies in its thread, its own or the one it is in. */
export interface FoundPostRow extends PostRow {
  readonly reply_count: number;
}

/** Live ones. Replies go with their root. */
const selectFound = (db: Db) =>
  selectPosts(db)
    .leftJoin('threads', (join) =>
      join.on('threads.postid', '=', sql<string>`case when posts.rootid = '' then posts.id else posts.rootid end` as never),
    )
    .select(sql<number>`case when coalesce(threads.threaddeleteat, 0) = 0 then coalesce(threads.replycount, 0) else 0 end`.as('reply_count'))
    .where(sql<boolean>`posts.deleteat = 0`);

const found = hot<{ ids: unknown }, FoundPostRow>((db, p) => selectFound(db).where(db.dialect.anyOfList('posts.id', p.ids)) as never);

/** The live messages among these, in this order. */
export async function foundPosts(db: Db, ids: readonly string[]): Promise<FoundPostRow[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await found(db, { ids: db.dialect.list(ids) })).map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/** Building them costs more than running them. */
const texts = new Map<Dialect, string>();

function textOf(db: Db): string {
  const text = texts.get(db.dialect) ?? selectFound(db).compile().sql;
  texts.set(db.dialect, text);
  return text;
}

/** Those whose ids a statement selects, newest first. */
export async function foundPostsOf(db: Db, ids: RawBuilder<unknown>): Promise<FoundPostRow[]> {
  const { rows } = await sql<FoundPostRow>`${sql.raw(textOf(db))} and posts.id in (${ids})`.execute(db);
  return rows.sort((a, b) => b.create_at - a.create_at || (a.id < b.id ? -1 : 1));
}
