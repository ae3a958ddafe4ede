import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Tables } from '../schema.ts';
import { type Db, hot, type WriteDb } from '../store.ts';
import type { IndexedPost, PostQuery } from './post-search.ts';

/** Row numbers follow the instants of the messages, so that newest first is the order of the index itself. */
const PER_MS = 1024;
/** Where a whole import has one instant, its rows are spread over so many ms after it, and over more where these are full. */
const SPREAD_MS = 1000;

const nextRow = hot<{ base: number; top: number; postId: string; channelId: string }, { rowid: number }>(
  (db, p) =>
    db
      .insertInto('fm_post_rowids')
      .columns(['rowid', 'post_id', 'channel_id'])
      .expression(
        sql`select coalesce(max(rowid) + 1, ${p.base}), ${p.postId}, ${p.channelId} from fm_post_rowids where rowid >= ${p.base} and rowid < ${p.top}` as never,
      )
      .onConflict((c) => c.doNothing())
      .returning('rowid') as never,
);
const isIndexed = hot<{ postId: string }, { rowid: number }>(
  (db, p) => db.selectFrom('fm_post_rowids').select('rowid').where('post_id', '=', p.postId) as never,
);

/** The row of a message; undefined when the index has it. */
export async function newRow(db: WriteDb, { post_id: postId, channel_id: channelId, create_at }: IndexedPost): Promise<number | undefined> {
  const first = create_at * PER_MS;
  const [row] = await nextRow(db, { base: first, top: first + PER_MS, postId, channelId });
  if (row) return row.rowid;
  if ((await isIndexed(db, { postId })).length > 0) return undefined;
  for (let spread = SPREAD_MS * PER_MS; ; spread *= 2) {
    const base = first + PER_MS + Math.floor(Math.random() * spread);
    const [free] = await nextRow(db, { base, top: base + 1, postId, channelId });
    if (free) return free.rowid;
  }
}

export type RowsFound<O> = SelectQueryBuilder<Tables, 'fm_post_rowids', O>;

/** Of what is found by row numbers, that of the times and messages that a query asks for. */
export function withinTimes<O>(db: Db, all: RowsFound<O>, row: RawBuilder<number>, { among, within, outside }: PostQuery): RowsFound<O> {
  let found = all;
  if (among) found = found.where(db.dialect.anyOf('fm_post_rowids.post_id', among));
  for (const { from: first, until } of within) {
    if (first > 0) found = found.where(sql<boolean>`${row} >= ${first * PER_MS}`);
    if (until < Number.MAX_SAFE_INTEGER) found = found.where(sql<boolean>`${row} < ${until * PER_MS}`);
  }
  for (const { from: first, until } of outside) found = found.where(sql<boolean>`not (${row} >= ${first * PER_MS} and ${row} < ${until * PER_MS})`);
  return found;
}

/** Whether a query asks for messages of any time. */
export const isOfAnyTime = ({ among, within, outside }: PostQuery): boolean => !among && within.length === 0 && outside.length === 0;

/** The channels are a JSON list and stay one: the walk along the index is the quick way. */
export const inChannels = (channels: string) => sql<boolean>`fm_post_rowids.channel_id in (select value from json_each(${channels}))`;
