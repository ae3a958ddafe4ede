import type { Db, WriteDb } from '../store.ts';

/** `posts` and `files`: the indexes of the database; `engine`: the one outside; `seen`: until when this server saw all that was written. */
export type SearchState = 'posts' | 'files' | 'engine' | 'seen';

/** What is known of the indexes, by name. */
export async function searchStates(db: Db): Promise<Partial<Record<SearchState, unknown>>> {
  const rows = await db.selectFrom('fm_search_state').select(['name', 'value']).execute();
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)]));
}

export async function findSearchState(db: Db, name: SearchState): Promise<unknown> {
  const row = await db.selectFrom('fm_search_state').select('value').where('name', '=', name).executeTakeFirst();
  return row && JSON.parse(row.value);
}

export async function saveSearchState(db: WriteDb, name: SearchState, state: unknown): Promise<void> {
  const value = JSON.stringify(state);
  await db
    .insertInto('fm_search_state')
    .values({ name, value })
    .onConflict((c) => c.column('name').doUpdateSet({ value }))
    .execute();
}
