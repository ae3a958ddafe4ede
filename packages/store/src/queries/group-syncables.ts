import { type RawBuilder, sql } from 'kysely';
import type { Db, WriteDb } from '../store.ts';
import { type GroupRow, groupColumns, groupRows, selectGroups } from './groups.ts';

/** What a group can fill. */
export type SyncableKind = 'team' | 'channel';

export interface SyncableRow {
  group_id: string;
  /** Of the team or channel. */
  target_id: string;
  auto_add: boolean;
  scheme_admin: boolean;
  create_at: number;
  delete_at: number;
  update_at: number;
}

const columns = [
  'groupid as group_id',
  'autoadd as auto_add',
  'schemeadmin as scheme_admin',
  'createat as create_at',
  'deleteat as delete_at',
  'updateat as update_at',
] as const;

/** Also one that was taken apart. */
export async function findSyncable(db: Db, kind: SyncableKind, groupId: string, targetId: string): Promise<SyncableRow | undefined> {
  if (kind === 'team')
    return db
      .selectFrom('groupteams')
      .select([...columns, 'teamid as target_id'])
      .where('groupid', '=', groupId)
      .where('teamid', '=', targetId)
      .executeTakeFirst();
  return db
    .selectFrom('groupchannels')
    .select([...columns, 'channelid as target_id'])
    .where('groupid', '=', groupId)
    .where('channelid', '=', targetId)
    .executeTakeFirst();
}

export async function saveSyncable(db: WriteDb, kind: SyncableKind, row: SyncableRow): Promise<void> {
  const values = { autoadd: row.auto_add, schemeadmin: row.scheme_admin, createat: row.create_at, deleteat: row.delete_at, updateat: row.update_at };
  if (kind === 'team') {
    await db
      .insertInto('groupteams')
      .values({ groupid: row.group_id, teamid: row.target_id, ...values })
      .onConflict((c) => c.columns(['groupid', 'teamid']).doUpdateSet(values))
      .execute();
    return;
  }
  await db
    .insertInto('groupchannels')
    .values({ groupid: row.group_id, channelid: row.target_id, ...values })
    .onConflict((c) => c.columns(['groupid', 'channelid']).doUpdateSet(values))
    .execute();
}

/** A team or channel that a group fills, with its titles. */
export interface NamedSyncable extends SyncableRow {
  display_name: string;
  type: string;
  team_id: string;
  team_display_name: string;
  team_type: string;
}

const named = {
  team: (db: Db) =>
    db
      .selectFrom('groupteams')
      .innerJoin('teams', 'teams.id', 'groupteams.teamid')
      .select([
        'groupteams.groupid as group_id',
        'groupteams.autoadd as auto_add',
        'groupteams.schemeadmin as scheme_admin',
        'groupteams.createat as create_at',
        'groupteams.deleteat as delete_at',
        'groupteams.updateat as update_at',
        'teams.id as target_id',
        'teams.displayname as display_name',
        'teams.type as type',
        'teams.id as team_id',
        'teams.displayname as team_display_name',
        'teams.type as team_type',
      ])
      .where('groupteams.deleteat', '=', 0),
  channel: (db: Db) =>
    db
      .selectFrom('groupchannels')
      .innerJoin('channels', 'channels.id', 'groupchannels.channelid')
      .innerJoin('teams', 'teams.id', 'channels.teamid')
      .select([
        'groupchannels.groupid as group_id',
        'groupchannels.autoadd as auto_add',
        'groupchannels.schemeadmin as scheme_admin',
        'groupchannels.createat as create_at',
        'groupchannels.deleteat as delete_at',
        'groupchannels.updateat as update_at',
        'channels.id as target_id',
        'channels.displayname as display_name',
        'channels.type as type',
        'teams.id as team_id',
        'teams.displayname as team_display_name',
        'teams.type as team_type',
      ])
      .where('groupchannels.deleteat', '=', 0),
};

/** The teams, or the channels, that a group fills; by title. */
export async function syncablesOfGroup(db: Db, kind: SyncableKind, groupId: string): Promise<NamedSyncable[]> {
  const query =
    kind === 'team'
      ? named.team(db).where('groupteams.groupid', '=', groupId).orderBy('teams.displayname')
      : named.channel(db).where('groupchannels.groupid', '=', groupId).orderBy('channels.displayname');
  return (await query.execute()) as NamedSyncable[];
}

export async function namedSyncable(db: Db, kind: SyncableKind, groupId: string, targetId: string): Promise<NamedSyncable | undefined> {
  const query =
    kind === 'team'
      ? named.team(db).where('groupteams.groupid', '=', groupId).where('groupteams.teamid', '=', targetId)
      : named.channel(db).where('groupchannels.groupid', '=', groupId).where('groupchannels.channelid', '=', targetId);
  return (await query.executeTakeFirst()) as NamedSyncable | undefined;
}

/** A group fills no channel of a team any more; answers which it filled. */
export async function unlinkChannelsOfTeam(db: WriteDb, groupId: string, teamId: string, at: number): Promise<string[]> {
  const rows = await db
    .updateTable('groupchannels')
    .set({ deleteat: at, updateat: at })
    .where('groupid', '=', groupId)
    .where('deleteat', '=', 0)
    .where('channelid', 'in', db.selectFrom('channels').select('id').where('teamid', '=', teamId))
    .returning('channelid')
    .execute();
  return rows.map((row) => row.channelid);
}

export interface LinkedGroupFilter {
  readonly q: string;
  readonly mentionableOnly: boolean;
}

export type LinkedGroup = GroupRow & { scheme_admin: boolean };

const linkOf = (kind: SyncableKind): RawBuilder<string> => (kind === 'team' ? sql`groupteams` : sql`groupchannels`);
const targetOf = (kind: SyncableKind): RawBuilder<string> => (kind === 'team' ? sql`teamid` : sql`channelid`);

const matching = (db: Db, { q, mentionableOnly }: LinkedGroupFilter): RawBuilder<boolean> => {
  const word = q === '' ? sql`1 = 1` : sql`(${db.dialect.contains('usergroups.name', q)} or ${db.dialect.contains('usergroups.displayname', q)})`;
  return sql<boolean>`(usergroups.deleteat = 0 and ${word} and ${mentionableOnly ? sql`usergroups.allowreference = true` : sql`1 = 1`})`;
};
const fills = (kind: SyncableKind, targetId: string): RawBuilder<boolean> =>
  sql<boolean>`usergroups.id in (select l.groupid from ${linkOf(kind)} l where l.${targetOf(kind)} = ${targetId} and l.deleteat = 0)`;

/** The groups that fill a team or channel, by title. */
export async function groupsOfTarget(
  db: Db,
  kind: SyncableKind,
  targetId: string,
  filter: LinkedGroupFilter,
  page?: { readonly page: number; readonly perPage: number },
): Promise<LinkedGroup[]> {
  const rows = await selectGroups(db)
    .where(fills(kind, targetId))
    .where(matching(db, filter))
    .orderBy(sql`lower(usergroups.displayname)`)
    .$if(page !== undefined, (q) => q.limit(page?.perPage ?? 0).offset((page?.page ?? 0) * (page?.perPage ?? 0)))
    .execute();
  const admins = await adminLinks(db, kind, [targetId]);
  return (groupRows(rows) as GroupRow[]).map((row) => ({ ...row, scheme_admin: admins.has(`${row.id} ${targetId}`) }));
}

export async function countGroupsOfTarget(db: Db, kind: SyncableKind, targetId: string, filter: LinkedGroupFilter): Promise<number> {
  const { count } = await db
    .selectFrom('usergroups')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(fills(kind, targetId))
    .where(matching(db, filter))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Links whose groups administer what they fill, as `group target`. */
async function adminLinks(db: Db, kind: SyncableKind, targetIds: readonly string[]): Promise<Set<string>> {
  const rows =
    kind === 'team'
      ? await db
          .selectFrom('groupteams')
          .select(['groupid', 'teamid as target'])
          .where('schemeadmin', '=', true)
          .where('deleteat', '=', 0)
          .where(db.dialect.anyOf('teamid', targetIds))
          .execute()
      : await db
          .selectFrom('groupchannels')
          .select(['groupid', 'channelid as target'])
          .where('schemeadmin', '=', true)
          .where('deleteat', '=', 0)
          .where(db.dialect.anyOf('channelid', targetIds))
          .execute();
  return new Set(rows.map((row) => `${row.groupid} ${row.target}`));
}

/** The groups that fill channels of a team, by channel. */
export async function groupsByChannelOfTeam(
  db: Db,
  teamId: string,
  filter: LinkedGroupFilter,
  page: { readonly page: number; readonly perPage: number } | undefined,
): Promise<Map<string, LinkedGroup[]>> {
  const rows = await db
    .selectFrom('groupchannels')
    .innerJoin('channels', 'channels.id', 'groupchannels.channelid')
    .innerJoin('usergroups', 'usergroups.id', 'groupchannels.groupid')
    .select([...groupColumns, 'channels.id as channel_id', 'groupchannels.schemeadmin as scheme_admin'])
    .select(sql<number>`1`.as('has_syncables'))
    .where('channels.teamid', '=', teamId)
    .where('groupchannels.deleteat', '=', 0)
    .where(matching(db, filter))
    .orderBy(sql`lower(usergroups.displayname)`)
    .$if(page !== undefined, (q) => q.limit(page?.perPage ?? 0).offset((page?.page ?? 0) * (page?.perPage ?? 0)))
    .execute();
  const found = new Map<string, LinkedGroup[]>();
  for (const { channel_id, ...row } of groupRows(rows)) found.set(channel_id, [...(found.get(channel_id) ?? []), row]);
  return found;
}

/** Members of groups whose accounts are active and no guests' and no bots'. */
const people = sql`users.deleteat = 0 and ' ' || users.roles || ' ' not like '% system_guest %'`;

export interface Candidate {
  user_id: string;
  target_id: string;
}

/**
 * People whom their groups bring into a team, and who are not in it. `readd`: also those who were in it and left or were removed;
 * else only those who came to the group, or whose group was linked, since an instant.
 */
export async function teamCandidates(
  db: Db,
  { teamId, userId, since, readd }: { readonly teamId?: string; readonly userId?: string; readonly since: number; readonly readd: boolean },
): Promise<Candidate[]> {
  return db
    .selectFrom('groupmembers')
    .innerJoin('groupteams', 'groupteams.groupid', 'groupmembers.groupid')
    .innerJoin('usergroups', 'usergroups.id', 'groupmembers.groupid')
    .innerJoin('teams', 'teams.id', 'groupteams.teamid')
    .innerJoin('users', 'users.id', 'groupmembers.userid')
    .leftJoin('teammembers', (j) => j.onRef('teammembers.teamid', '=', 'groupteams.teamid').onRef('teammembers.userid', '=', 'groupmembers.userid'))
    .select(['groupmembers.userid as user_id', 'groupteams.teamid as target_id'])
    .distinct()
    .where('groupteams.autoadd', '=', true)
    .where('groupteams.deleteat', '=', 0)
    .where('groupmembers.deleteat', '=', 0)
    .where('usergroups.deleteat', '=', 0)
    .where('teams.deleteat', '=', 0)
    .where(sql<boolean>`${people}`)
    .where((eb) => (readd ? eb.or([eb('teammembers.userid', 'is', null), eb('teammembers.deleteat', '>', 0)]) : eb('teammembers.userid', 'is', null)))
    .$if(!readd, (q) => q.where((eb) => eb.or([eb('groupmembers.createat', '>=', since), eb('groupteams.updateat', '>=', since)])))
    .$if(teamId !== undefined, (q) => q.where('groupteams.teamid', '=', teamId as string))
    .$if(userId !== undefined, (q) => q.where('groupmembers.userid', '=', userId as string))
    .execute();
}

/** The same for channels; who has been in the channel before is only brought back with `readd`. */
export async function channelCandidates(
  db: Db,
  { channelId, userId, since, readd }: { readonly channelId?: string; readonly userId?: string; readonly since: number; readonly readd: boolean },
): Promise<Candidate[]> {
  return db
    .selectFrom('groupmembers')
    .innerJoin('groupchannels', 'groupchannels.groupid', 'groupmembers.groupid')
    .innerJoin('usergroups', 'usergroups.id', 'groupmembers.groupid')
    .innerJoin('channels', 'channels.id', 'groupchannels.channelid')
    .innerJoin('users', 'users.id', 'groupmembers.userid')
    .leftJoin('channelmembers', (j) =>
      j.onRef('channelmembers.channelid', '=', 'groupchannels.channelid').onRef('channelmembers.userid', '=', 'groupmembers.userid'),
    )
    .select(['groupmembers.userid as user_id', 'groupchannels.channelid as target_id'])
    .distinct()
    .where('groupchannels.autoadd', '=', true)
    .where('groupchannels.deleteat', '=', 0)
    .where('groupmembers.deleteat', '=', 0)
    .where('usergroups.deleteat', '=', 0)
    .where('channels.deleteat', '=', 0)
    .where(sql<boolean>`${people}`)
    .where('channelmembers.userid', 'is', null)
    .$if(!readd, (q) =>
      q
        .where((eb) => eb.or([eb('groupmembers.createat', '>=', since), eb('groupchannels.updateat', '>=', since)]))
        .where(
          sql<boolean>`not exists (select 1 from channelmemberhistory h where h.channelid = groupchannels.channelid and h.userid = groupmembers.userid)`,
        ),
    )
    .$if(channelId !== undefined, (q) => q.where('groupchannels.channelid', '=', channelId as string))
    .$if(userId !== undefined, (q) => q.where('groupmembers.userid', '=', userId as string))
    .execute();
}

/** Who administers a team or channel because a group does. */
export async function adminsByGroups(db: Db, kind: SyncableKind, targetId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('groupmembers')
    .innerJoin('usergroups', 'usergroups.id', 'groupmembers.groupid')
    .select('groupmembers.userid')
    .distinct()
    .where('groupmembers.deleteat', '=', 0)
    .where('usergroups.deleteat', '=', 0)
    .where(
      sql<boolean>`groupmembers.groupid in (select l.groupid from ${linkOf(kind)} l where l.${targetOf(kind)} = ${targetId} and l.schemeadmin = true and l.deleteat = 0)`,
    )
    .execute();
  return new Set(rows.map((row) => row.userid));
}
