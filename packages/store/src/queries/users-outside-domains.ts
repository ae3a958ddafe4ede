import { sql } from 'kysely';
import { likeText } from '../dialect/dialect.ts';
import type { Db } from '../store.ts';
import { selectUsers, type UserRow } from './users.ts';

/** Active people whose address is in none of these domains, by address. */
export async function usersOutsideDomains(db: Db, domains: readonly string[], offset: number, limit: number): Promise<UserRow[]> {
  if (limit === 0) return [];
  let query = selectUsers(db).where('users.deleteat', '=', 0).where('bots.userid', 'is', null);
  for (const domain of domains) query = query.where(sql<boolean>`users.email not like ${`%@${likeText(domain)}`} escape '\\'`);
  return (await query.orderBy('users.email').offset(offset).limit(limit).execute()) as UserRow[];
}
