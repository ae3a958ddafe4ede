import { sql } from 'kysely';
import type { Db } from '../store.ts';
import { conditionsOf, type UserFilter } from './user-lists.ts';
import { selectUsers, type UserRow } from './users.ts';

export interface UserAttributeRow {
  user_id: string;
  field_id: string;
  value: unknown;
}

/** What these people answered to the fields of a group. */
export async function attributesOfUsers(db: Db, groupId: string, userIds: readonly string[]): Promise<UserAttributeRow[]> {
  if (userIds.length === 0) return [];
  return (await db
    .selectFrom('propertyvalues')
    .select(['targetid as user_id', 'fieldid as field_id', 'value'])
    .where('groupid', '=', groupId)
    .where('targettype', '=', 'user')
    .where('deleteat', '=', 0)
    .where(db.dialect.anyOf('targetid', userIds))
    .execute()) as UserAttributeRow[];
}

/** People in the order of their ids, from after one of them: to go through all. `words` must each be in a name or the address. */
export async function usersAfter(
  db: Db,
  filter: UserFilter,
  page: { readonly after: string; readonly limit: number; readonly words?: readonly string[] },
): Promise<UserRow[]> {
  let query = selectUsers(db).where(sql<boolean>`${db.dialect.byteOrder('users.id')} > ${page.after}`);
  for (const condition of conditionsOf(filter)) query = query.where(condition);
  const fields = ['users.username', 'users.nickname', 'users.firstname', 'users.lastname', 'users.email'];
  for (const word of page.words ?? []) {
    query = query.where(
      sql<boolean>`(${sql.join(
        fields.map((field) => db.dialect.contains(field, word)),
        sql` or `,
      )})`,
    );
  }
  return (await query.orderBy(db.dialect.byteOrder('users.id')).limit(page.limit).execute()) as UserRow[];
}
