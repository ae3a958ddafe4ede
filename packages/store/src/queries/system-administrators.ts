import type { Db } from '../store.ts';
import { holdsRole } from './user-roles.ts';

/** The administrators who are there, the oldest account first. */
export async function administratorIds(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('users')
    .select('id')
    .where('deleteat', '=', 0)
    .where(holdsRole('system_admin'))
    .orderBy('createat')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
