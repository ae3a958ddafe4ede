import type { Db, WriteDb } from '../store.ts';

export async function findConfigurationFile(db: Db, name: string): Promise<string | undefined> {
  return (await db.selectFrom('configurationfiles').select('data').where('name', '=', name).executeTakeFirst())?.data;
}

export async function saveConfigurationFile(db: WriteDb, name: string, data: string, now: number): Promise<void> {
  await db
    .insertInto('configurationfiles')
    .values({ name, data, createat: now, updateat: now })
    .onConflict((c) => c.column('name').doUpdateSet({ data, updateat: now }))
    .execute();
}

export async function deleteConfigurationFile(db: WriteDb, name: string): Promise<void> {
  await db.deleteFrom('configurationfiles').where('name', '=', name).execute();
}
