import { sql } from 'kysely';
import { cache } from '../cache.ts';
import { type Db, hot, type WriteDb } from '../store.ts';
import { touchChannelMember } from './channel-members.ts';
import { idsInMemory, summaryInMemory } from './people-in-memory.ts';
import { inCircle, type UserCircle } from './user-circle.ts';

export const teamMemberColumns = [
  'teammembers.teamid as team_id',
  'teammembers.userid as user_id',
  'teammembers.roles as explicit_roles',
  'teammembers.deleteat as delete_at',
  'teammembers.schemeguest as scheme_guest',
  'teammembers.schemeuser as scheme_user',
  'teammembers.schemeadmin as scheme_admin',
] as const;

/** A membership as stored; `delete_at` > 0: has left. The roles that follow from the flags and the team's scheme are added on the way out. */
export interface TeamMemberRow {
  team_id: string;
  user_id: string;
  explicit_roles: string;
  delete_at: number;
  scheme_guest: boolean | null;
  scheme_user: boolean | null;
  scheme_admin: boolean | null;
}

export const selectTeamMembers = (db: Db) => db.selectFrom('teammembers').select(teamMemberColumns);
const one = hot<{ teamId: string; userId: string }, TeamMemberRow>(
  (db, p) => selectTeamMembers(db).where('teamid', '=', p.teamId).where('userid', '=', p.userId) as never,
);
const ofUser = hot<{ userId: string }, TeamMemberRow>((db, p) => selectTeamMembers(db).where('userid', '=', p.userId).orderBy('teamid') as never);

/** All memberships of a person, those that ended included, by user id. */
export const teamMembershipsByUser = cache<readonly TeamMemberRow[]>('team_memberships', (db, userId) => ofUser(db, { userId }), 50_000);

export async function teamMembershipsOfUser(db: Db, userId: string): Promise<readonly TeamMemberRow[]> {
  return (await db.cached(teamMembershipsByUser, userId)) ?? [];
}

/** Also one that has ended. */
export async function findTeamMember(db: Db, teamId: string, userId: string): Promise<TeamMemberRow | undefined> {
  const known = await db.cached(teamMembershipsByUser, userId);
  return known ? known.find((m) => m.team_id === teamId) : (await one(db, { teamId, userId }))[0];
}

function changed(db: WriteDb, teamId: string, userId: string, present: boolean): void {
  db.touch(teamMembershipsByUser, userId);
  db.touchMember('team', teamId, userId, present);
}

/** A new membership, or an ended one brought back. */
export async function saveTeamMember(db: WriteDb, row: TeamMemberRow, createAt: number): Promise<void> {
  const values = {
    roles: row.explicit_roles,
    deleteat: row.delete_at,
    schemeguest: row.scheme_guest,
    schemeuser: row.scheme_user,
    schemeadmin: row.scheme_admin,
  };
  await db
    .insertInto('teammembers')
    .values({ teamid: row.team_id, userid: row.user_id, createat: createAt, ...values })
    .onConflict((c) => c.columns(['teamid', 'userid']).doUpdateSet(values))
    .execute();
  changed(db, row.team_id, row.user_id, row.delete_at === 0);
}

export type TeamMemberChange = Partial<Pick<TeamMemberRow, 'explicit_roles' | 'delete_at' | 'scheme_guest' | 'scheme_user' | 'scheme_admin'>>;

export async function updateTeamMember(db: WriteDb, row: TeamMemberRow, change: TeamMemberChange): Promise<TeamMemberRow> {
  const next = { ...row, ...change };
  await saveTeamMember(db, next, 0);
  return next;
}

/** Has the team fewer than `most` members whose accounts are active? No more of them are looked at. */
export async function hasRoom(db: Db, teamId: string, most: number): Promise<boolean> {
  const present = db.selectFrom('teammembers').select('teammembers.userid').where('teamid', '=', teamId).where('teammembers.deleteat', '=', 0);
  const active = present.innerJoin('users', 'users.id', 'teammembers.userid').where('users.deleteat', '=', 0);
  for (const query of [present, active]) {
    const some = query.limit(most).as('some');
    const { count } = await db
      .selectFrom(some)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    // Most teams have room whether accounts are active or not.
    if (Number(count) < most) return true;
  }
  return false;
}

/** Present members, and those of them whose accounts are active; `circle`: only people whom the viewer may see. */
export async function teamStats(db: Db, teamId: string, circle?: UserCircle): Promise<{ total: number; active: number }> {
  if (!circle) {
    const count = async (filter: object) => (await summaryInMemory(db, { inTeam: teamId, ...filter })).count;
    return { total: await count({}), active: await count({ active: true }) };
  }
  const row = await db
    .selectFrom('teammembers')
    .innerJoin('users', 'users.id', 'teammembers.userid')
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.coalesce(eb.fn.sum<number>(eb.case().when('users.deleteat', '=', 0).then(1).else(0).end()), eb.lit(0)).as('active'),
    ])
    .where('teammembers.teamid', '=', teamId)
    .where('teammembers.deleteat', '=', 0)
    .where(inCircle('users.id', circle))
    .executeTakeFirstOrThrow();
  return { total: Number(row.total), active: Number(row.active) };
}

export interface TeamMembersPage {
  readonly page: number;
  readonly perPage: number;
  readonly byUsername?: boolean;
  /** Leaves out those whose accounts are deactivated. */
  readonly activeOnly?: boolean;
  /** Only people whom the viewer may see. */
  readonly circle?: UserCircle | undefined;
}

/** Present members of a team, by user id or by username. */
export async function teamMembersPage(
  db: Db,
  teamId: string,
  { page, perPage, byUsername, activeOnly, circle }: TeamMembersPage,
): Promise<TeamMemberRow[]> {
  if (byUsername && !circle) {
    const filter = { inTeam: teamId, ...(activeOnly ? { active: true } : {}) };
    const ids = await idsInMemory(db, filter, { words: [] }, { offset: page * perPage, limit: perPage });
    const byId = new Map((await teamMembersByIds(db, teamId, ids)).map((row) => [row.user_id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
  const rows = await selectTeamMembers(db)
    .innerJoin('users', 'users.id', 'teammembers.userid')
    .where('teammembers.teamid', '=', teamId)
    .where('teammembers.deleteat', '=', 0)
    .$if(activeOnly === true, (q) => q.where('users.deleteat', '=', 0))
    .$if(circle !== undefined, (q) => q.where(inCircle('users.id', circle as UserCircle)))
    // Ids have one order in every collation: so their index gives it.
    .orderBy(byUsername ? db.dialect.byteOrder('users.username') : 'teammembers.userid')
    .limit(perPage)
    .offset(page * perPage)
    .execute();
  return rows as TeamMemberRow[];
}

/** Those of these people who are in the team. */
export async function teamMembersByIds(db: Db, teamId: string, ids: readonly string[], circle?: UserCircle): Promise<TeamMemberRow[]> {
  if (ids.length === 0) return [];
  const rows = await selectTeamMembers(db)
    .where('teammembers.teamid', '=', teamId)
    .where('teammembers.deleteat', '=', 0)
    .where(db.dialect.anyOf('teammembers.userid', ids))
    .$if(circle !== undefined, (q) => q.where(inCircle('teammembers.userid', circle as UserCircle)))
    .execute();
  return rows as TeamMemberRow[];
}

export interface TeamUnreadRow {
  team_id: string;
  msg_count: number;
  msg_count_root: number;
  mention_count: number;
  mention_count_root: number;
}
export interface ThreadUnreadRow {
  team_id: string;
  thread_count: number;
  thread_mention_count: number;
  thread_urgent_mention_count: number;
}

/** What somebody has not read, per team: messages of channels that are not muted, mentions of all. Archived channels do not count. */
const unread = hot<{ userId: string }, TeamUnreadRow>((db, p) => {
  const loud = sql<boolean>`coalesce(${db.dialect.jsonText('channelmembers.notifyprops', 'mark_unread')}, '') <> 'mention'`;
  const left = (all: string, seen: string) =>
    sql<number>`sum(case when ${loud} and ${sql.ref(all)} > ${sql.ref(seen)} then ${sql.ref(all)} - ${sql.ref(seen)} else 0 end)`;
  return db
    .selectFrom('channelmembers')
    .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
    .select((eb) => [
      'channels.teamid as team_id',
      left('channels.totalmsgcount', 'channelmembers.msgcount').as('msg_count'),
      left('channels.totalmsgcountroot', 'channelmembers.msgcountroot').as('msg_count_root'),
      eb.fn.sum<number>('channelmembers.mentioncount').as('mention_count'),
      eb.fn.sum<number>('channelmembers.mentioncountroot').as('mention_count_root'),
    ])
    .where('channelmembers.userid', '=', p.userId)
    .where('channels.deleteat', '=', 0)
    .where('channels.teamid', '<>', '')
    .groupBy('channels.teamid')
    .orderBy('channels.teamid') as never;
});

/** Threads that somebody follows, per team: how many are not read to the end, and the mentions in all of them. */
const unreadThreads = hot<{ userId: string }, ThreadUnreadRow>(
  (db, p) =>
    db
      .selectFrom('threadmemberships')
      .innerJoin('threads', (join) => join.on(db.dialect.sameKey('threads.postid', 'threadmemberships.postid')))
      .leftJoin('postspriority', 'postspriority.postid', 'threads.postid')
      .select((eb) => [
        'threads.threadteamid as team_id',
        eb.fn
          .sum<number>(eb.case().when('threads.lastreplyat', '>', eb.ref('threadmemberships.lastviewed')).then(1).else(0).end())
          .as('thread_count'),
        eb.fn.sum<number>('threadmemberships.unreadmentions').as('thread_mention_count'),
        eb.fn
          .sum<number>(eb.case().when('postspriority.priority', '=', 'urgent').then(eb.ref('threadmemberships.unreadmentions')).else(0).end())
          .as('thread_urgent_mention_count'),
      ])
      .where('threadmemberships.userid', '=', p.userId)
      .where('threadmemberships.following', '=', true)
      .where((eb) => eb.or([eb('threads.threaddeleteat', 'is', null), eb('threads.threaddeleteat', '=', 0)]))
      .groupBy('threads.threadteamid') as never,
);

const numbers = <R extends { team_id: string }>(row: R): R =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, key === 'team_id' ? value : Number(value)])) as R;

export async function teamUnreads(db: Db, userId: string): Promise<TeamUnreadRow[]> {
  return (await unread(db, { userId })).map(numbers);
}
export async function threadUnreads(db: Db, userId: string): Promise<ThreadUnreadRow[]> {
  return (await unreadThreads(db, { userId })).map(numbers);
}

/** Somebody leaves all channels of a team and what is followed there; the sidebar of that team goes too. */
export async function leaveTeamChannels(db: WriteDb, teamId: string, userId: string, leftAt: number): Promise<void> {
  const ofTeam = db.selectFrom('channels').select('id').where('teamid', '=', teamId);
  const left = await db.deleteFrom('channelmembers').where('userid', '=', userId).where('channelid', 'in', ofTeam).returning('channelid').execute();
  await db
    .updateTable('channelmemberhistory')
    .set({ leavetime: leftAt })
    .where('userid', '=', userId)
    .where('leavetime', 'is', null)
    .where('channelid', 'in', ofTeam)
    .execute();
  await db
    .deleteFrom('threadmemberships')
    .where('userid', '=', userId)
    .where('postid', 'in', db.selectFrom('threads').select('postid').where('channelid', 'in', ofTeam))
    .execute();
  await db.deleteFrom('sidebarchannels').where('userid', '=', userId).where('channelid', 'in', ofTeam).execute();
  const categories = db.selectFrom('sidebarcategories').select('id').where('userid', '=', userId).where('teamid', '=', teamId);
  await db.deleteFrom('sidebarchannels').where('categoryid', 'in', categories).execute();
  await db.deleteFrom('sidebarcategories').where('userid', '=', userId).where('teamid', '=', teamId).execute();
  for (const { channelid } of left) {
    touchChannelMember(db, channelid, userId);
    db.touchMember('channel', channelid, userId, false);
  }
}
