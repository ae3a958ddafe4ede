import type { Db } from '../store.ts';
import { type UserRow, usersById, usersByIds } from './users.ts';

/** People by id, from memory where it has them; the others with one query. */
export async function rememberedUsers(db: Db, ids: Iterable<string>): Promise<Map<string, UserRow>> {
  const found = new Map<string, UserRow>();
  const missing: string[] = [];
  for (const id of new Set(ids)) {
    const known = db.memory.peek(usersById, id);
    if (known) found.set(id, known);
    else missing.push(id);
  }
  if (missing.length === 1) {
    const one = await db.cached(usersById, missing[0] as string);
    if (one) found.set(one.id, one);
  } else for (const row of await usersByIds(db, missing)) found.set(row.id, row);
  return found;
}
