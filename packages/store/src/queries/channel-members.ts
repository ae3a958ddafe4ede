import { cache } from '../cache.ts';
import { type Db, hot, type WriteDb } from '../store.ts';
import { summaryInMemory } from './people-in-memory.ts';

export const channelMemberColumns = [
  'channelmembers.channelid as channel_id',
  'channelmembers.userid as user_id',
  'channelmembers.roles as explicit_roles',
  'channelmembers.lastviewedat as last_viewed_at',
  'channelmembers.msgcount as msg_count',
  'channelmembers.mentioncount as mention_count',
  'channelmembers.mentioncountroot as mention_count_root',
  'channelmembers.urgentmentioncount as urgent_mention_count',
  'channelmembers.msgcountroot as msg_count_root',
  'channelmembers.notifyprops as notify_props',
  'channelmembers.lastupdateat as last_update_at',
  'channelmembers.schemeguest as scheme_guest',
  'channelmembers.schemeuser as scheme_user',
  'channelmembers.schemeadmin as scheme_admin',
  'channelmembers.autotranslationdisabled as autotranslation_disabled',
] as const;

export interface ChannelMemberRow {
  channel_id: string;
  user_id: string;
  explicit_roles: string;
  last_viewed_at: number;
  msg_count: number;
  mention_count: number;
  mention_count_root: number;
  urgent_mention_count: number;
  msg_count_root: number;
  notify_props: Record<string, string>;
  last_update_at: number;
  scheme_guest: boolean | null;
  scheme_user: boolean | null;
  scheme_admin: boolean | null;
  autotranslation_disabled: boolean;
}

/** What rights follow from; the counters of a membership move with every message and are not kept in memory. */
export type ChannelMemberHead = Pick<
  ChannelMemberRow,
  'channel_id' | 'user_id' | 'explicit_roles' | 'scheme_guest' | 'scheme_user' | 'scheme_admin' | 'notify_props'
>;

export const selectChannelMembers = (db: Db) => db.selectFrom('channelmembers').select(channelMemberColumns);
const one = hot<{ channelId: string; userId: string }, ChannelMemberRow>(
  (db, p) => selectChannelMembers(db).where('channelid', '=', p.channelId).where('userid', '=', p.userId) as never,
);

const keyOf = (channelId: string, userId: string) => `${channelId}:${userId}`;

/** Memberships by `channel:user`, without counters. */
export const channelMemberHeads = cache<ChannelMemberHead>(
  'channel_members',
  async (db, key) => {
    const [channelId = '', userId = ''] = key.split(':');
    return (await one(db, { channelId, userId }))[0];
  },
  200_000,
);

/** From memory, without counters. */
export async function channelMemberHead(db: Db, channelId: string, userId: string): Promise<ChannelMemberHead | undefined> {
  return db.cached(channelMemberHeads, keyOf(channelId, userId));
}
export async function findChannelMember(db: Db, channelId: string, userId: string): Promise<ChannelMemberRow | undefined> {
  return (await one(db, { channelId, userId }))[0];
}

const held = hot<{ channelId: string; userId: string }, ChannelMemberRow>(
  (db, p) => selectChannelMembers(db).where('channelid', '=', p.channelId).where('userid', '=', p.userId).modifyEnd(db.dialect.holdingRows) as never,
);

/** The membership as it is now. Whoever else wants to change it waits until the transaction ends. */
export async function heldChannelMember(db: WriteDb, channelId: string, userId: string): Promise<ChannelMemberRow | undefined> {
  return (await held(db, { channelId, userId }))[0];
}

/** Somebody's memberships in these channels as they are now, in no order. Whoever else wants to change one waits until the transaction ends. */
export async function heldMembershipsOf(db: WriteDb, userId: string, channelIds: readonly string[]): Promise<ChannelMemberRow[]> {
  if (channelIds.length === 0) return [];
  const query = selectChannelMembers(db).where('userid', '=', userId).where(db.dialect.anyOf('channelid', channelIds)).orderBy('channelid');
  return (await query.modifyEnd(db.dialect.holdingRows).execute()) as ChannelMemberRow[];
}

/** Those of the channels that somebody is in, in no order, and stays in until the transaction ends. */
export async function keptMemberships(db: WriteDb, userId: string, channelIds: readonly string[]): Promise<string[]> {
  if (channelIds.length === 0) return [];
  const query = db.selectFrom('channelmembers').select('channelid').where('userid', '=', userId).where(db.dialect.anyOf('channelid', channelIds));
  return (await query.orderBy('channelid').modifyEnd(db.dialect.keepingRows).execute()).map((row) => row.channelid);
}

/** Who is in a channel, for whatever is gathered by channel: dropped when someone comes, goes or changes settings. */
export const CHANNEL_PEOPLE = 'channel_people';

/** By whose settings the messages of a channel go, since when: dropped when somebody changes theirs. */
export interface SettledMembers {
  readonly ids: ReadonlySet<string>;
  readonly until: number;
}
export const settledMembers = cache<SettledMembers>('settled_members', async () => undefined, 4_000);

/** Says that a membership changed in what memory keeps of it. */
export function touchChannelMember(db: WriteDb, channelId: string, userId: string): void {
  db.touch(channelMemberHeads, keyOf(channelId, userId));
  db.touchNamed(CHANNEL_PEOPLE, channelId);
}

/** Also keeps the history from which retention and compliance know who could read what. */
export async function insertChannelMember(db: WriteDb, m: ChannelMemberRow, joinedAt: number): Promise<void> {
  await db
    .insertInto('channelmembers')
    .values({
      channelid: m.channel_id,
      userid: m.user_id,
      roles: m.explicit_roles,
      lastviewedat: m.last_viewed_at,
      msgcount: m.msg_count,
      mentioncount: m.mention_count,
      mentioncountroot: m.mention_count_root,
      urgentmentioncount: m.urgent_mention_count,
      msgcountroot: m.msg_count_root,
      notifyprops: JSON.stringify(m.notify_props),
      lastupdateat: m.last_update_at,
      schemeguest: m.scheme_guest,
      schemeuser: m.scheme_user,
      schemeadmin: m.scheme_admin,
      autotranslationdisabled: m.autotranslation_disabled,
    })
    .execute();
  await db
    .insertInto('channelmemberhistory')
    .values({ channelid: m.channel_id, userid: m.user_id, jointime: joinedAt } as never)
    .onConflict((c) => c.doNothing())
    .execute();
  touchChannelMember(db, m.channel_id, m.user_id);
  db.touchMember('channel', m.channel_id, m.user_id, true);
}

/** Ends memberships; the history keeps when. Answers whose there were. */
export async function endMemberships(db: WriteDb, channelId: string, userIds: readonly string[], leftAt: number): Promise<string[]> {
  const left = await db
    .deleteFrom('channelmembers')
    .where('channelid', '=', channelId)
    .where(db.dialect.anyOf('userid', userIds))
    .returning('userid')
    .execute();
  await db
    .updateTable('channelmemberhistory')
    .set({ leavetime: leftAt })
    .where('channelid', '=', channelId)
    .where(db.dialect.anyOf('userid', userIds))
    .where('leavetime', 'is', null)
    .execute();
  for (const userId of userIds) {
    touchChannelMember(db, channelId, userId);
    db.touchMember('channel', channelId, userId, false);
  }
  return left.map((row) => row.userid);
}

/** Who leaves a channel follows none of its threads any more. */
export async function deleteThreadsFollowed(db: WriteDb, channelId: string, userIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('threadmemberships')
    .where(db.dialect.anyOf('userid', userIds))
    .where('postid', 'in', db.selectFrom('threads').select('postid').where('channelid', '=', channelId))
    .execute();
}

const COLUMN_OF = {
  explicit_roles: 'roles',
  last_viewed_at: 'lastviewedat',
  msg_count: 'msgcount',
  mention_count: 'mentioncount',
  mention_count_root: 'mentioncountroot',
  urgent_mention_count: 'urgentmentioncount',
  msg_count_root: 'msgcountroot',
  notify_props: 'notifyprops',
  last_update_at: 'lastupdateat',
  scheme_guest: 'schemeguest',
  scheme_user: 'schemeuser',
  scheme_admin: 'schemeadmin',
  autotranslation_disabled: 'autotranslationdisabled',
} as const;
export type ChannelMemberChange = Partial<Pick<ChannelMemberRow, keyof typeof COLUMN_OF>>;

export async function updateChannelMember(db: WriteDb, channelId: string, userId: string, change: ChannelMemberChange): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      COLUMN_OF[name as keyof typeof COLUMN_OF],
      name === 'notify_props' ? JSON.stringify(value) : value,
    ]),
  );
  await db.updateTable('channelmembers').set(set).where('channelid', '=', channelId).where('userid', '=', userId).execute();
  touchChannelMember(db, channelId, userId);
  if (change.notify_props) db.touch(settledMembers, channelId);
}

/** Somebody's notification settings in several channels: the same in all of them. */
export async function setNotifyPropsIn(
  db: WriteDb,
  userId: string,
  channelIds: readonly string[],
  props: ChannelMemberRow['notify_props'],
  at: number,
): Promise<void> {
  await db
    .updateTable('channelmembers')
    .set({ notifyprops: JSON.stringify(props), lastupdateat: at } as never)
    .where('userid', '=', userId)
    .where(db.dialect.anyOf('channelid', channelIds))
    .execute();
  for (const channelId of channelIds) {
    touchChannelMember(db, channelId, userId);
    db.touch(settledMembers, channelId);
  }
}

/** The channels and teams whose events a person hears. */
export async function membershipsOf(db: Db, userId: string): Promise<{ channels: string[]; teams: string[] }> {
  const [channels, teams] = await Promise.all([
    db.selectFrom('channelmembers').select('channelid').where('userid', '=', userId).execute(),
    db.selectFrom('teammembers').select('teamid').where('userid', '=', userId).where('deleteat', '=', 0).execute(),
  ]);
  return { channels: channels.map((c) => c.channelid), teams: teams.map((m) => m.teamid) };
}

/** Active members of a channel, and how many of them are guests. */
export async function countChannelMembers(db: Db, channelId: string): Promise<{ members: number; guests: number }> {
  const { guests } = await db
    .selectFrom('channelmembers')
    .innerJoin('users', 'users.id', 'channelmembers.userid')
    .select((eb) => eb.fn.countAll<number>().as('guests'))
    .where('channelid', '=', channelId)
    .where('channelmembers.schemeguest', '=', true)
    .where('users.deleteat', '=', 0)
    .executeTakeFirstOrThrow();
  const { count } = await summaryInMemory(db, { inChannel: channelId, active: true });
  return { members: count, guests: Number(guests) };
}
