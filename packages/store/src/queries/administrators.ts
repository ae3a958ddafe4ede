import type { Db } from '../store.ts';

/** The id of the oldest account that administers the system and may sign in. */
export async function findAdministrator(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('deleteat', '=', 0)
    .where('roles', 'like', '%system_admin%')
    .orderBy('createat')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
