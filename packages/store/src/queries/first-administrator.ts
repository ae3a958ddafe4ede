import { sql } from 'kysely';
import type { Db } from '../store.ts';

/** The id of the oldest active account that administers the system. */
export async function firstAdministrator(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where(sql<boolean>`' ' || roles || ' ' like '% system_admin %'`)
    .where('deleteat', '=', 0)
    .orderBy('createat')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
