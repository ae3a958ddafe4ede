import type { Db, WriteDb } from '../store.ts';

/** One of the server's own facts: installation date, keys, marks of migrations. */
export async function findSystem(db: Db, name: string): Promise<string | undefined> {
  return (await db.selectFrom('systems').select('value').where('name', '=', name).executeTakeFirst())?.value;
}

export async function saveSystem(db: WriteDb, name: string, value: string): Promise<void> {
  await db
    .insertInto('systems')
    .values({ name, value })
    .onConflict((c) => c.column('name').doUpdateSet({ value }))
    .execute();
}

/** Keeps what is there. */
export async function insertSystem(db: WriteDb, name: string, value: string): Promise<void> {
  await db
    .insertInto('systems')
    .values({ name, value })
    .onConflict((c) => c.doNothing())
    .execute();
}

export async function deleteSystem(db: WriteDb, name: string): Promise<void> {
  await db.deleteFrom('systems').where('name', '=', name).execute();
}
