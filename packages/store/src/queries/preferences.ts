import { type Db, hot, type WriteDb } from '../store.ts';

export interface PreferenceRow {
  user_id: string;
  category: string;
  name: string;
  value: string;
}

export const preferenceColumns = ['userid as user_id', 'category', 'name', 'value'] as const;

const ofUser = hot<{ userId: string }, PreferenceRow>(
  (db, p) => db.selectFrom('preferences').select(preferenceColumns).where('userid', '=', p.userId) as never,
);

export const preferencesOfUser = (db: Db, userId: string): Promise<PreferenceRow[]> => ofUser(db, { userId });

export async function preferencesInCategory(db: Db, userId: string, category: string): Promise<PreferenceRow[]> {
  return db.selectFrom('preferences').select(preferenceColumns).where('userid', '=', userId).where('category', '=', category).execute();
}

export async function findPreference(db: Db, userId: string, category: string, name: string): Promise<PreferenceRow | undefined> {
  return db
    .selectFrom('preferences')
    .select(preferenceColumns)
    .where('userid', '=', userId)
    .where('category', '=', category)
    .where('name', '=', name)
    .executeTakeFirst();
}

/** New ones, and new values for those that are there; the last one counts where one is named twice. */
export async function savePreferences(db: WriteDb, rows: readonly PreferenceRow[]): Promise<void> {
  const last = [...new Map(rows.map((r) => [`${r.user_id}\n${r.category}\n${r.name}`, r])).values()];
  if (last.length === 0) return;
  await db
    .insertInto('preferences')
    .values(last.map((r) => ({ userid: r.user_id, category: r.category, name: r.name, value: r.value })))
    .onConflict((c) => c.columns(['userid', 'category', 'name']).doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })))
    .execute();
}

/** One statement for all of them. */
export async function deletePreferences(db: WriteDb, userId: string, rows: readonly Pick<PreferenceRow, 'category' | 'name'>[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .deleteFrom('preferences')
    .where('userid', '=', userId)
    .where((eb) => eb.or(rows.map(({ category, name }) => eb.and({ category, name }))))
    .execute();
}
