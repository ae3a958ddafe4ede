import { sql } from 'kysely';
import { type Db, hot, type WriteDb } from '../store.ts';

export type SearchKind = 'post' | 'file';

/** Something that the engine is still to be told of. */
export interface SearchChange {
  readonly kind: SearchKind;
  readonly id: string;
  /** Another one once it changes again. */
  readonly stamp: string;
}

const put = hot<{ kind: string; ids: unknown; stamp: string; at: number }, never>(
  (db, p) =>
    db
      .insertInto('fm_search_queue')
      .columns(['kind', 'id', 'stamp', 'at'])
      // The condition tells SQLite that ON CONFLICT is no part of the join.
      .expression(
        sql`select ${sql`cast(${p.kind} as text)`}, value, cast(${p.stamp} as text), cast(${p.at} as bigint) from ${db.dialect.rowsOf(p.ids)} where true` as never,
      )
      .onConflict((c) => c.columns(['kind', 'id']).doUpdateSet((eb) => ({ stamp: eb.ref('excluded.stamp'), at: eb.ref('excluded.at') }))) as never,
);

/** Each is in the queue once, however often it changes. */
export async function queueSearchChanges(db: WriteDb, kind: SearchKind, ids: readonly string[], stamp: string, at: number): Promise<void> {
  if (ids.length > 0) await put(db, { kind, ids: db.dialect.list([...new Set(ids)]), stamp, at });
}

/** All messages of a channel, deleted ones too, before they go for good. */
export async function queueChannelForSearch(db: WriteDb, channelId: string, stamp: string, at: number): Promise<void> {
  await db
    .insertInto('fm_search_queue')
    .columns(['kind', 'id', 'stamp', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('posts')
        .select([sql.lit('post').as('kind'), 'id', sql`cast(${stamp} as text)`.as('stamp'), sql`cast(${at} as bigint)`.as('at')])
        .where('channelid', '=', channelId)
        .where('originalid', '=', ''),
    )
    .onConflict((c) => c.columns(['kind', 'id']).doUpdateSet((eb) => ({ stamp: eb.ref('excluded.stamp'), at: eb.ref('excluded.at') })))
    .execute();
}

/** The oldest first. */
export function oldestSearchChanges(db: Db, limit: number): Promise<SearchChange[]> {
  return db.selectFrom('fm_search_queue').select(['kind', 'id', 'stamp']).orderBy('at').limit(limit).execute() as Promise<SearchChange[]>;
}

/** Ids of what the engine does not know yet, at most `limit`. */
export async function pendingSearchIds(db: Db, kind: SearchKind, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('fm_search_queue').select('id').where('kind', '=', kind).limit(limit).execute();
  return rows.map((row) => row.id);
}

/** What was told; what changed again meanwhile stays. Answers the ids of what went. */
export async function forgetSearchChanges(db: WriteDb, changes: readonly SearchChange[]): Promise<Set<string>> {
  const { anyOf } = db.dialect;
  const gone = new Set<string>();
  for (const kind of ['post', 'file'] as const) {
    const told = changes.filter((change) => change.kind === kind);
    if (told.length === 0) continue;
    const ids = told.map((change) => change.id);
    const stamps = told.map((change) => change.stamp);
    const query = db.deleteFrom('fm_search_queue').where('kind', '=', kind).where(anyOf('id', ids)).where(anyOf('stamp', stamps)).returning('id');
    for (const row of await query.execute()) gone.add(row.id);
  }
  return gone;
}

export async function clearSearchQueue(db: WriteDb, kind: SearchKind): Promise<void> {
  await db.deleteFrom('fm_search_queue').where('kind', '=', kind).execute();
}
