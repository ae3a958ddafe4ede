import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../store.ts';
import { PERSON_TEXT } from './people-directory.ts';
import { fitsInMemory, idsInMemory, summaryInMemory } from './people-in-memory.ts';
import { inCircle, type UserCircle } from './user-circle.ts';
import { type RoleFilter, roleCondition } from './user-roles.ts';
import { selectUsers, type UserRow } from './users.ts';

/** How the members of a group are called where they are listed by the names that the reader sees. */
export type NameFormat = 'username' | 'nickname_full_name' | 'full_name';

export type UserOrder =
  | { readonly by: 'username' }
  | { readonly by: 'joined'; readonly team: string }
  | { readonly by: 'last_activity'; readonly team: string }
  | { readonly by: 'status' }
  | { readonly by: 'rank'; readonly channel: string }
  | { readonly by: 'shown_name'; readonly format: NameFormat };

/** Which people a list has; what is left out does not narrow it. */
export interface UserFilter {
  readonly inTeam?: string;
  readonly notInTeam?: string;
  readonly inChannel?: string;
  readonly notInChannel?: string;
  readonly inGroup?: string;
  readonly notInGroup?: string;
  readonly withoutTeam?: boolean;
  /** Only people of the groups that the team or channel is bound to. */
  readonly boundToTeam?: string;
  readonly boundToChannel?: string;
  /** Only the active, or only the deactivated. */
  readonly active?: boolean;
  readonly roles?: RoleFilter;
  readonly circle?: UserCircle | undefined;
  readonly bots?: false;
  /** Shared with us by another server; `false` leaves them out. */
  readonly remote?: false;
}

const memberOf = (table: string, column: string, id: string): RawBuilder<unknown> =>
  sql`(select m.userid from ${sql.raw(table)} m where m.${sql.raw(column)} = ${id}${table === 'channelmembers' ? sql`` : sql` and m.deleteat = 0`})`;
const boundTo = (table: string, column: string, id: string): RawBuilder<unknown> =>
  sql`(select m.userid from groupmembers m join ${sql.raw(table)} g on g.groupid = m.groupid where m.deleteat = 0 and g.deleteat = 0 and g.${sql.raw(column)} = ${id})`;

/** What a filter says, as conditions on `users`. */
export function conditionsOf(f: UserFilter): RawBuilder<boolean>[] {
  const roles = f.roles && roleCondition(f.roles, f.inTeam, f.inChannel);
  const all: (RawBuilder<boolean> | false | undefined)[] = [
    f.inTeam !== undefined && sql<boolean>`users.id in ${memberOf('teammembers', 'teamid', f.inTeam)}`,
    f.notInTeam !== undefined && sql<boolean>`users.id not in ${memberOf('teammembers', 'teamid', f.notInTeam)}`,
    f.inChannel !== undefined && sql<boolean>`users.id in ${memberOf('channelmembers', 'channelid', f.inChannel)}`,
    f.notInChannel !== undefined && sql<boolean>`users.id not in ${memberOf('channelmembers', 'channelid', f.notInChannel)}`,
    f.inGroup !== undefined && sql<boolean>`users.id in ${memberOf('groupmembers', 'groupid', f.inGroup)}`,
    f.notInGroup !== undefined && sql<boolean>`users.id not in ${memberOf('groupmembers', 'groupid', f.notInGroup)}`,
    f.withoutTeam === true && sql<boolean>`users.id not in (select m.userid from teammembers m where m.deleteat = 0)`,
    f.boundToTeam !== undefined && sql<boolean>`users.id in ${boundTo('groupteams', 'teamid', f.boundToTeam)}`,
    f.boundToChannel !== undefined && sql<boolean>`users.id in ${boundTo('groupchannels', 'channelid', f.boundToChannel)}`,
    f.active !== undefined && (f.active ? sql<boolean>`users.deleteat = 0` : sql<boolean>`users.deleteat <> 0`),
    f.circle && inCircle('users.id', f.circle),
    f.bots === false && sql<boolean>`bots.userid is null`,
    f.remote === false && sql<boolean>`(users.remoteid is null or users.remoteid = '')`,
    roles,
  ];
  return all.filter((c) => c !== false && c !== undefined) as RawBuilder<boolean>[];
}

const SHOWN: Readonly<Record<NameFormat, RawBuilder<string>>> = {
  username: sql<string>`lower(users.username)`,
  nickname_full_name: sql<string>`lower(case when users.nickname <> '' then users.nickname when users.firstname <> '' or users.lastname <> '' then trim(users.firstname || ' ' || users.lastname) else users.username end)`,
  full_name: sql<string>`lower(case when users.firstname <> '' or users.lastname <> '' then trim(users.firstname || ' ' || users.lastname) else users.username end)`,
};

function orderTerm(order: UserOrder): RawBuilder<unknown> | undefined {
  switch (order.by) {
    case 'joined':
      return sql`(select m.createat from teammembers m where m.userid = users.id and m.teamid = ${order.team}) desc`;
    case 'last_activity':
      return sql`coalesce((select s.lastactivityat from status s where s.userid = users.id), 0) desc`;
    case 'status':
      return sql`coalesce((select case s.status when 'online' then 1 when 'away' then 2 when 'dnd' then 3 else 4 end from status s where s.userid = users.id), 4)`;
    case 'rank':
      return sql`(select case when m.schemeadmin then 0 else 1 end from channelmembers m where m.userid = users.id and m.channelid = ${order.channel})`;
    case 'shown_name':
      return SHOWN[order.format];
    default:
      return undefined;
  }
}

export interface UserPage {
  readonly order: UserOrder;
  readonly offset: number;
  readonly limit: number;
}

/** These people, in this order. */
async function inOrder(db: Db, ids: readonly string[]): Promise<UserRow[]> {
  if (ids.length === 0) return [];
  const rows = (await selectUsers(db).where(db.dialect.anyOf('users.id', ids)).execute()) as UserRow[];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function listUsers(db: Db, filter: UserFilter, { order, offset, limit }: UserPage): Promise<UserRow[]> {
  if (limit === 0) return [];
  if (order.by === 'username' && fitsInMemory(filter)) return inOrder(db, await idsInMemory(db, filter, { words: [] }, { offset, limit }));
  let query = selectUsers(db);
  for (const condition of conditionsOf(filter)) query = query.where(condition);
  const first = orderTerm(order);
  const rows = await query
    .orderBy(sql`${first ? sql`${first}, ` : sql``}${db.dialect.byteOrder('users.username')}`)
    .offset(offset)
    .limit(limit)
    .execute();
  return rows as UserRow[];
}

export async function countUsers(db: Db, filter: UserFilter): Promise<number> {
  if (fitsInMemory(filter)) return (await summaryInMemory(db, filter)).count;
  let query = db
    .selectFrom('users')
    .leftJoin('bots', 'bots.userid', 'users.id')
    .select((eb) => eb.fn.countAll<number>().as('count'));
  for (const condition of conditionsOf(filter)) query = query.where(condition);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

/** When the people of a list last changed, and how many they are: what its ETag is made of. */
export async function usersChangedAt(db: Db, filter: UserFilter): Promise<{ at: number; count: number }> {
  if (fitsInMemory(filter)) return summaryInMemory(db, filter);
  let query = db
    .selectFrom('users')
    .leftJoin('bots', 'bots.userid', 'users.id')
    .select((eb) => [eb.fn.max<number | null>('users.updateat').as('at'), eb.fn.countAll<number>().as('count')]);
  for (const condition of conditionsOf(filter)) query = query.where(condition);
  const { at, count } = await query.executeTakeFirstOrThrow();
  return { at: at ?? 0, count: Number(count) };
}

export interface UserSearch {
  /** Every one of them must be in one of the fields. */
  readonly words: readonly string[];
  readonly names: boolean;
  readonly emails: boolean;
  readonly limit: number;
}

/** People whose fields contain every word, whatever the case, by user name. */
export async function searchUsers(db: Db, filter: UserFilter, { words, names, emails, limit }: UserSearch): Promise<UserRow[]> {
  if (limit === 0) return [];
  if (fitsInMemory(filter)) {
    const seen = (text: number) => (text === PERSON_TEXT.email ? emails : names || text < PERSON_TEXT.firstName);
    return inOrder(db, await idsInMemory(db, filter, { words, seen }, { offset: 0, limit }));
  }
  let query = selectUsers(db);
  for (const condition of conditionsOf(filter)) query = query.where(condition);
  const fields = ['users.username', 'users.nickname', ...(names ? ['users.firstname', 'users.lastname'] : []), ...(emails ? ['users.email'] : [])];
  for (const word of words) {
    const places = [...fields.map((field) => db.dialect.contains(field, word)), sql<boolean>`users.id = ${word}`];
    query = query.where(sql<boolean>`(${sql.join(places, sql` or `)})`);
  }
  const rows = await query
    .orderBy(sql`${db.dialect.byteOrder('users.username')}`)
    .limit(limit)
    .execute();
  return rows as UserRow[];
}
