import { sql } from 'kysely';
import type { Db } from '../store.ts';
import { type PostRow, selectPosts } from './posts.ts';

/** Where a list that is read in parts goes on. */
export interface Cursor {
  readonly at: number;
  readonly id: string;
}

export interface IndexSpan {
  readonly from: number;
  readonly until: number;
  readonly after: Cursor;
  readonly limit: number;
}

/** Messages by an instant of theirs, the oldest first; no old versions of edited ones. */
const postsBy = (at: 'createat' | 'updateat', db: Db, { from, until, after, limit }: IndexSpan): Promise<PostRow[]> =>
  selectPosts(db)
    .where('originalid', '=', '')
    .where(at, '>=', Math.max(from, after.at))
    .where(at, '<=', until)
    .where((eb) => eb.or([eb(at, '>', after.at), eb('id', '>', after.id)]))
    .orderBy(at)
    .orderBy('id')
    .limit(limit)
    .execute();

/** Messages that were written in a span of time, deleted ones too. */
export const postsForIndex = (db: Db, span: IndexSpan): Promise<PostRow[]> => postsBy('createat', db, span);

/** Messages that were written, changed or deleted in a span of time, by when they were changed. */
export const changedPostsForIndex = (db: Db, span: IndexSpan): Promise<PostRow[]> => postsBy('updateat', db, span);

/** The ids of files by when they were stored, deleted ones too. */
export async function filesToIndex(db: Db, { from, until, after, limit }: IndexSpan): Promise<{ id: string; create_at: number }[]> {
  return db
    .selectFrom('fileinfo')
    .select(['id', 'createat as create_at'])
    .where('createat', '>=', Math.max(from, after.at))
    .where('createat', '<=', until)
    .where((eb) => eb.or([eb('createat', '>', after.at), eb('id', '>', after.id)]))
    .orderBy('createat')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** How many there are in a span; for saying how far an index is. */
export async function countForIndex(db: Db, table: 'posts' | 'fileinfo', from: number, until: number): Promise<number> {
  let query = db.selectFrom(table).select(sql<number>`count(*)`.as('count')).where('createat', '>=', from).where('createat', '<=', until);
  // Old versions of messages are never found.
  if (table === 'posts') query = query.where(sql<boolean>`originalid = ''`);
  return (await query.executeTakeFirstOrThrow()).count;
}

/** What of these has changed since: its instant of change, by id. */
export async function changeInstants(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('posts').select(['id', 'updateat']).where(db.dialect.anyOf('id', ids)).execute();
  return new Map(rows.map((row) => [row.id, row.updateat]));
}
