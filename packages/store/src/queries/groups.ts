import { type RawBuilder, sql } from 'kysely';
import type { Db, WriteDb } from '../store.ts';
import { inCircle, type UserCircle } from './user-circle.ts';

const linked = sql<number>`case when exists (select 1 from groupteams gt where gt.groupid = usergroups.id and gt.deleteat = 0)
  or exists (select 1 from groupchannels gc where gc.groupid = usergroups.id and gc.deleteat = 0) then 1 else 0 end`;

export const groupColumns = [
  'usergroups.id',
  'usergroups.name',
  'usergroups.displayname as display_name',
  'usergroups.description',
  'usergroups.source',
  'usergroups.remoteid as remote_id',
  'usergroups.createat as create_at',
  'usergroups.updateat as update_at',
  'usergroups.deleteat as delete_at',
  'usergroups.allowreference as allow_reference',
] as const;

export interface GroupRow {
  id: string;
  name: string | null;
  display_name: string;
  description: string;
  source: string;
  remote_id: string | null;
  create_at: number;
  update_at: number;
  delete_at: number;
  allow_reference: boolean;
  /** Fills a team or a channel. */
  has_syncables: boolean;
}

export const selectGroups = (db: Db) => db.selectFrom('usergroups').select(groupColumns).select(linked.as('has_syncables'));

/** Computed columns come as numbers. */
export const groupRows = <R extends { has_syncables: unknown }>(rows: readonly R[]): (Omit<R, 'has_syncables'> & { has_syncables: boolean })[] =>
  rows.map((row) => ({ ...row, has_syncables: Number(row.has_syncables) === 1 }));

const first = async (query: { execute(): Promise<unknown[]> }): Promise<GroupRow | undefined> =>
  (groupRows((await query.execute()) as GroupRow[]) as GroupRow[])[0];

/** Archived ones too. */
export const findGroup = (db: Db, id: string): Promise<GroupRow | undefined> => first(selectGroups(db).where('id', '=', id));
/** Archived ones too: a name is never given twice. */
export const findGroupByName = (db: Db, name: string): Promise<GroupRow | undefined> => first(selectGroups(db).where('name', '=', name));
export const findGroupByRemoteId = (db: Db, source: string, remoteId: string): Promise<GroupRow | undefined> =>
  first(selectGroups(db).where('source', '=', source).where('remoteid', '=', remoteId));

export interface GroupFilter {
  /** In the name or the title, whatever the case. */
  readonly q: string;
  readonly archived: 'without' | 'with' | 'only';
  /** Changed or archived after this instant. */
  readonly since: number;
  readonly mentionableOnly: boolean;
  /** `custom`, `ldap` …; '' is all. */
  readonly source: string;
  /** Leaves out the groups made here. */
  readonly syncedOnly: boolean;
  readonly hasMember: string;
  readonly notOfTeam: string;
  readonly notOfChannel: string;
  /** Only groups of this team: the channel's team lets in nobody else. */
  readonly onlyOfTeam: string;
}

const conditions = (db: Db, f: GroupFilter): RawBuilder<boolean>[] =>
  [
    f.q !== '' && sql<boolean>`(${db.dialect.contains('usergroups.name', f.q)} or ${db.dialect.contains('usergroups.displayname', f.q)})`,
    f.since > 0 && sql<boolean>`(usergroups.updateat >= ${f.since} or usergroups.deleteat >= ${f.since})`,
    f.since === 0 && f.archived === 'without' && sql<boolean>`usergroups.deleteat = 0`,
    f.since === 0 && f.archived === 'only' && sql<boolean>`usergroups.deleteat > 0`,
    f.mentionableOnly && sql<boolean>`usergroups.allowreference = true`,
    f.source !== '' && sql<boolean>`usergroups.source = ${f.source}`,
    f.syncedOnly && sql<boolean>`(usergroups.source = 'ldap' or usergroups.source like 'plugin\\_%' escape '\\')`,
    f.hasMember !== '' &&
      sql<boolean>`exists (select 1 from groupmembers m where m.groupid = usergroups.id and m.userid = ${f.hasMember} and m.deleteat = 0)`,
    f.notOfTeam !== '' &&
      sql<boolean>`not exists (select 1 from groupteams t where t.groupid = usergroups.id and t.teamid = ${f.notOfTeam} and t.deleteat = 0)`,
    f.notOfChannel !== '' &&
      sql<boolean>`not exists (select 1 from groupchannels c where c.groupid = usergroups.id and c.channelid = ${f.notOfChannel} and c.deleteat = 0)`,
    f.onlyOfTeam !== '' &&
      sql<boolean>`exists (select 1 from groupteams t where t.groupid = usergroups.id and t.teamid = ${f.onlyOfTeam} and t.deleteat = 0)`,
  ].filter((c) => c !== false);

/** By title. */
export async function listGroups(
  db: Db,
  filter: GroupFilter,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<GroupRow[]> {
  let query = selectGroups(db);
  for (const condition of conditions(db, filter)) query = query.where(condition);
  const rows = await query
    .orderBy(sql`lower(usergroups.displayname)`)
    .orderBy('usergroups.id')
    .limit(perPage)
    .offset(page * perPage)
    .execute();
  return groupRows(rows) as GroupRow[];
}

export async function countGroups(db: Db, filter: GroupFilter): Promise<number> {
  let query = db.selectFrom('usergroups').select((eb) => eb.fn.countAll<number>().as('count'));
  for (const condition of conditions(db, filter)) query = query.where(condition);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

/** Live ones of these names. */
export async function groupsByNames(db: Db, names: readonly string[]): Promise<GroupRow[]> {
  if (names.length === 0) return [];
  return groupRows(
    await selectGroups(db).where(db.dialect.anyOf('usergroups.name', names)).where('deleteat', '=', 0).orderBy('usergroups.name').execute(),
  ) as GroupRow[];
}

/** Live ones that somebody is in, by title. */
export async function groupsOfUser(db: Db, userId: string): Promise<GroupRow[]> {
  const rows = await selectGroups(db)
    .innerJoin('groupmembers', 'groupmembers.groupid', 'usergroups.id')
    .where('groupmembers.userid', '=', userId)
    .where('groupmembers.deleteat', '=', 0)
    .where('usergroups.deleteat', '=', 0)
    .orderBy(sql`lower(usergroups.displayname)`)
    .execute();
  return groupRows(rows) as GroupRow[];
}

export async function saveGroup(db: WriteDb, g: Omit<GroupRow, 'has_syncables'>): Promise<void> {
  const values = {
    name: g.name,
    displayname: g.display_name,
    description: g.description,
    source: g.source,
    remoteid: g.remote_id,
    createat: g.create_at,
    updateat: g.update_at,
    deleteat: g.delete_at,
    allowreference: g.allow_reference,
  };
  await db
    .insertInto('usergroups')
    .values({ id: g.id, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute();
}

/** Present members of groups whose accounts are active; `circle`: only people whom the viewer may see. */
const members = (db: Db, circle?: UserCircle) =>
  db
    .selectFrom('groupmembers')
    .innerJoin('users', 'users.id', 'groupmembers.userid')
    .where('groupmembers.deleteat', '=', 0)
    .where('users.deleteat', '=', 0)
    .$if(circle !== undefined, (q) => q.where(inCircle('users.id', circle as UserCircle)));

export async function groupMemberCounts(db: Db, ids: readonly string[], circle?: UserCircle): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await members(db, circle)
    .select((eb) => ['groupmembers.groupid as id', eb.fn.countAll<number>().as('count')])
    .where(db.dialect.anyOf('groupmembers.groupid', ids))
    .groupBy('groupmembers.groupid')
    .execute();
  return new Map(rows.map((row) => [row.id, Number(row.count)]));
}

export async function groupMembersByGroup(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await members(db)
    .select(['groupmembers.groupid as id', 'groupmembers.userid as user_id'])
    .where(db.dialect.anyOf('groupmembers.groupid', ids))
    .orderBy('groupmembers.userid')
    .execute();
  const found = new Map<string, string[]>();
  for (const { id, user_id } of rows) found.set(id, [...(found.get(id) ?? []), user_id]);
  return found;
}

export interface ChannelMemberCount {
  count: number;
  timezones: number;
}

/** How many of each group's members are in a channel, and in how many time zones. */
export async function channelMemberCounts(db: Db, ids: readonly string[], channelId: string): Promise<Map<string, ChannelMemberCount>> {
  if (ids.length === 0) return new Map();
  const zone = sql<string>`case when ${db.dialect.jsonText('users.timezone', 'useAutomaticTimezone')} = 'true'
    then ${db.dialect.jsonText('users.timezone', 'automaticTimezone')} else ${db.dialect.jsonText('users.timezone', 'manualTimezone')} end`;
  const rows = await members(db)
    .innerJoin('channelmembers', 'channelmembers.userid', 'users.id')
    .select((eb) => [
      'groupmembers.groupid as id',
      eb.fn.countAll<number>().as('count'),
      sql<number>`count(distinct nullif(${zone}, ''))`.as('timezones'),
    ])
    .where('channelmembers.channelid', '=', channelId)
    .where(db.dialect.anyOf('groupmembers.groupid', ids))
    .groupBy('groupmembers.groupid')
    .execute();
  return new Map(rows.map((row) => [row.id, { count: Number(row.count), timezones: Number(row.timezones) }]));
}

/** Ids of a page of a group's members, by username. */
export async function groupMemberPage(
  db: Db,
  groupId: string,
  { page, perPage }: { readonly page: number; readonly perPage: number },
  circle?: UserCircle,
): Promise<string[]> {
  const rows = await members(db, circle)
    .select('users.id')
    .where('groupmembers.groupid', '=', groupId)
    .orderBy(db.dialect.byteOrder('users.username'))
    .limit(perPage)
    .offset(page * perPage)
    .execute();
  return rows.map((row) => row.id);
}

export interface GroupMemberRow {
  group_id: string;
  user_id: string;
  create_at: number;
  delete_at: number;
}

const memberColumns = ['groupid as group_id', 'userid as user_id', 'createat as create_at', 'deleteat as delete_at'] as const;

/** Those of these people who are in the group. */
export async function findGroupMembers(db: Db, groupId: string, userIds: readonly string[]): Promise<GroupMemberRow[]> {
  if (userIds.length === 0) return [];
  return db
    .selectFrom('groupmembers')
    .select(memberColumns)
    .where('groupid', '=', groupId)
    .where('deleteat', '=', 0)
    .where(db.dialect.anyOf('userid', userIds))
    .execute();
}

/** New members, and former ones brought back. */
export async function addGroupMembers(db: WriteDb, groupId: string, userIds: readonly string[], at: number): Promise<GroupMemberRow[]> {
  if (userIds.length === 0) return [];
  await db
    .insertInto('groupmembers')
    .values(userIds.map((userid) => ({ groupid: groupId, userid, createat: at, deleteat: 0 })))
    .onConflict((c) => c.columns(['groupid', 'userid']).doUpdateSet({ createat: at, deleteat: 0 }))
    .execute();
  return userIds.map((user_id) => ({ group_id: groupId, user_id, create_at: at, delete_at: 0 }));
}

export async function removeGroupMembers(db: WriteDb, groupId: string, userIds: readonly string[], at: number): Promise<void> {
  if (userIds.length === 0) return;
  await db
    .updateTable('groupmembers')
    .set({ deleteat: at })
    .where('groupid', '=', groupId)
    .where('deleteat', '=', 0)
    .where(db.dialect.anyOf('userid', userIds))
    .execute();
}
