import type { Db, WriteDb } from '../store.ts';

/** The active configuration as JSON text. */
export async function activeConfiguration(db: Db): Promise<string | undefined> {
  return (await db.selectFrom('configurations').select('value').where('active', '=', true).executeTakeFirst())?.value;
}

/** The new one becomes the active one; the old ones stay as history. */
export async function insertConfiguration(db: WriteDb, row: { id: string; value: string; createAt: number; sha: string }): Promise<void> {
  await db.updateTable('configurations').set({ active: null }).where('active', '=', true).execute();
  await db.insertInto('configurations').values({ id: row.id, value: row.value, createat: row.createAt, active: true, sha: row.sha }).execute();
  db.touchNamed('configuration', 'active');
}

/** Old versions; the active one stays. */
export async function deleteOldConfigurations(db: WriteDb, before: number): Promise<void> {
  await db.deleteFrom('configurations').where('createat', '<', before).where('active', 'is', null).execute();
}
