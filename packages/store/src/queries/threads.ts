import { sql } from 'kysely';
import { type Db, hot, type WriteDb } from '../store.ts';

/** A root with replies. `participants` are those who replied, in the order of their latest replies. */
export interface ThreadRow {
  post_id: string;
  reply_count: number;
  last_reply_at: number;
  participants: string[] | null;
  channel_id: string;
  delete_at: number | null;
  team_id: string;
}

const threadColumns = [
  'threads.postid as post_id',
  'threads.replycount as reply_count',
  'threads.lastreplyat as last_reply_at',
  'threads.participants',
  'threads.channelid as channel_id',
  'threads.threaddeleteat as delete_at',
  'threads.threadteamid as team_id',
] as const;

const byId = hot<{ id: string }, ThreadRow>((db, p) => db.selectFrom('threads').select(threadColumns).where('postid', '=', p.id) as never);
const byIds = hot<{ ids: unknown }, ThreadRow>(
  (db, p) => db.selectFrom('threads').select(threadColumns).where(db.dialect.anyOfList('postid', p.ids)) as never,
);

export const findThread = async (db: Db, rootId: string): Promise<ThreadRow | undefined> => (await byId(db, { id: rootId }))[0];
export const threadsByIds = async (db: Db, rootIds: readonly string[]): Promise<ThreadRow[]> =>
  rootIds.length === 0 ? [] : byIds(db, { ids: db.dialect.list(rootIds) });

const countReply = hot<{ id: string; at: number }, ThreadRow>(
  (db, p) =>
    db
      .updateTable('threads')
      .set((eb) => ({ replycount: eb('replycount', '+', 1), lastreplyat: db.dialect.greatest(eb.ref('lastreplyat'), eb.val(p.at)) }))
      .where('postid', '=', p.id)
      .returning(threadColumns) as never,
);
const setParticipants = hot<{ id: string; participants: string }, never>(
  (db, p) => db.updateTable('threads').set({ participants: p.participants }).where('postid', '=', p.id) as never,
);
const insertThread = hot<{ id: string; at: number; participants: string; channelId: string; teamId: string }, ThreadRow>(
  (db, p) =>
    db
      .insertInto('threads')
      .values({
        postid: p.id,
        replycount: 1,
        lastreplyat: p.at,
        participants: p.participants,
        channelid: p.channelId,
        threaddeleteat: null,
        threadteamid: p.teamId,
      })
      .onConflict((c) =>
        c.column('postid').doUpdateSet((eb) => ({
          replycount: eb('threads.replycount', '+', 1),
          lastreplyat: db.dialect.greatest(eb.ref('threads.lastreplyat'), eb.val(p.at)),
        })),
      )
      .returning(threadColumns) as never,
);

export interface Reply {
  readonly root_id: string;
  readonly channel_id: string;
  readonly team_id: string;
  readonly user_id: string;
  readonly at: number;
}

/** Counts a reply in its thread, which begins with the first one; the one who replied becomes the last of its participants. */
export async function addReply(db: WriteDb, r: Reply): Promise<ThreadRow> {
  const row =
    (await countReply(db, { id: r.root_id, at: r.at }))[0] ??
    (await insertThread(db, { id: r.root_id, at: r.at, participants: JSON.stringify([r.user_id]), channelId: r.channel_id, teamId: r.team_id }))[0];
  if (!row) throw new Error('the thread was not written');
  const known = row.participants ?? [];
  if (known.at(-1) === r.user_id) return row;
  const participants = [...known.filter((id) => id !== r.user_id), r.user_id];
  await setParticipants(db, { id: r.root_id, participants: JSON.stringify(participants) });
  return { ...row, participants };
}

export interface ThreadMembershipRow {
  post_id: string;
  user_id: string;
  following: boolean;
  last_viewed: number;
  last_updated: number;
  unread_mentions: number;
}

const membershipColumns = [
  'threadmemberships.postid as post_id',
  'threadmemberships.userid as user_id',
  'threadmemberships.following',
  'threadmemberships.lastviewed as last_viewed',
  'threadmemberships.lastupdated as last_updated',
  'threadmemberships.unreadmentions as unread_mentions',
] as const;

const membership = hot<{ id: string; userId: string }, ThreadMembershipRow>(
  (db, p) => db.selectFrom('threadmemberships').select(membershipColumns).where('postid', '=', p.id).where('userid', '=', p.userId) as never,
);
const membershipsOf = hot<{ id: string }, ThreadMembershipRow>(
  (db, p) => db.selectFrom('threadmemberships').select(membershipColumns).where('postid', '=', p.id) as never,
);
const membershipsIn = hot<{ userId: string; ids: unknown }, ThreadMembershipRow>(
  (db, p) =>
    db.selectFrom('threadmemberships').select(membershipColumns).where('userid', '=', p.userId).where(db.dialect.anyOfList('postid', p.ids)) as never,
);

export const findThreadMembership = async (db: Db, rootId: string, userId: string): Promise<ThreadMembershipRow | undefined> =>
  (await membership(db, { id: rootId, userId }))[0];
/** Of those who follow and those who stopped. */
export const threadMembershipsOf = (db: Db, rootId: string): Promise<ThreadMembershipRow[]> => membershipsOf(db, { id: rootId });
export const threadMembershipsIn = async (db: Db, userId: string, rootIds: readonly string[]): Promise<ThreadMembershipRow[]> =>
  rootIds.length === 0 ? [] : membershipsIn(db, { userId, ids: db.dialect.list(rootIds) });

interface Followers {
  readonly rootId: string;
  readonly users: unknown;
  readonly mentions: number;
  readonly now: number;
}
const MEMBERSHIP = ['postid', 'userid', 'following', 'lastviewed', 'lastupdated', 'unreadmentions'] as const;
const followersOf = (db: Db, p: Followers) =>
  db
    .insertInto('threadmemberships')
    .columns(MEMBERSHIP)
    .expression(sql`select ${p.rootId}, value, true, 0, ${p.now}, ${p.mentions} from ${db.dialect.rowsOf(p.users)} where true` as never);

const follow = hot<Followers, never>((db, p) => followersOf(db, p).onConflict((c) => c.columns(['postid', 'userid']).doNothing()) as never);
const followMentioned = hot<Followers, never>(
  (db, p) =>
    followersOf(db, p).onConflict((c) =>
      c
        .columns(['postid', 'userid'])
        .doUpdateSet((eb) => ({ following: true, lastupdated: p.now, unreadmentions: eb('threadmemberships.unreadmentions', '+', p.mentions) })),
    ) as never,
);

/** They follow the thread from now on; who stopped once stays away. */
export async function addFollowers(db: WriteDb, rootId: string, userIds: readonly string[], now: number): Promise<void> {
  if (userIds.length > 0) await follow(db, { rootId, users: db.dialect.list(userIds), mentions: 0, now });
}

/** They are mentioned in a reply: they follow, even those who had stopped. `counted`: as an unread mention. */
export async function addMentionedFollowers(db: WriteDb, rootId: string, userIds: readonly string[], counted: boolean, now: number): Promise<void> {
  if (userIds.length > 0) await followMentioned(db, { rootId, users: db.dialect.list(userIds), mentions: counted ? 1 : 0, now });
}

const readBy = hot<{ rootId: string; userId: string; viewed: number; now: number }, never>(
  (db, p) =>
    db
      .insertInto('threadmemberships')
      .values({ postid: p.rootId, userid: p.userId, following: true, lastviewed: p.viewed, lastupdated: p.now, unreadmentions: 0 })
      .onConflict((c) =>
        c.columns(['postid', 'userid']).doUpdateSet({ following: true, lastviewed: p.viewed, lastupdated: p.now, unreadmentions: 0 }),
      ) as never,
);

/** Follows the thread and has read it up to an instant. */
export async function followAsRead(db: WriteDb, rootId: string, userId: string, viewed: number, now: number): Promise<void> {
  await readBy(db, { rootId, userId, viewed, now });
}

export async function updateThreadMembership(
  db: WriteDb,
  rootId: string,
  userId: string,
  change: Partial<Pick<ThreadMembershipRow, 'following' | 'last_viewed' | 'unread_mentions'>>,
  now: number,
): Promise<void> {
  await db
    .updateTable('threadmemberships')
    .set({
      lastupdated: now,
      ...(change.following === undefined ? {} : { following: change.following }),
      ...(change.last_viewed === undefined ? {} : { lastviewed: change.last_viewed }),
      ...(change.unread_mentions === undefined ? {} : { unreadmentions: change.unread_mentions }),
    })
    .where('postid', '=', rootId)
    .where('userid', '=', userId)
    .execute();
}

/** A membership as it shall be, whatever it was. */
export async function saveThreadMembership(db: WriteDb, m: Omit<ThreadMembershipRow, 'last_updated'>, now: number): Promise<void> {
  const values = { following: m.following, lastviewed: m.last_viewed, lastupdated: now, unreadmentions: m.unread_mentions };
  await db
    .insertInto('threadmemberships')
    .values({ postid: m.post_id, userid: m.user_id, ...values })
    .onConflict((c) => c.columns(['postid', 'userid']).doUpdateSet(values))
    .execute();
}

/** Stops following; kept, so that a further reply does not bring it back. */
export async function stopFollowing(db: WriteDb, rootId: string, userId: string, now: number): Promise<void> {
  await db
    .insertInto('threadmemberships')
    .values({ postid: rootId, userid: userId, following: false, lastviewed: 0, lastupdated: now, unreadmentions: 0 })
    .onConflict((c) => c.columns(['postid', 'userid']).doUpdateSet({ following: false, lastupdated: now }))
    .execute();
}

const repliesSince = hot<{ rootId: string; since: number }, { at: number }>(
  (db, p) =>
    db
      .selectFrom('posts')
      .select('createat as at')
      .where('rootid', '=', p.rootId)
      .where('deleteat', '=', 0)
      .where('createat', '>', p.since)
      .orderBy('createat') as never,
);
/** When the live replies after an instant were written, oldest first. */
export async function replyTimes(db: Db, rootId: string, since: number): Promise<number[]> {
  return (await repliesSince(db, { rootId, since })).map((r) => r.at);
}

/** A reply went: counts and participants follow from those that are left. */
export async function removeReply(db: WriteDb, reply: { root_id: string }): Promise<void> {
  const left = await db
    .selectFrom('posts')
    .select((eb) => ['userid', eb.fn.max('createat').as('last'), eb.fn.countAll<number>().as('count')])
    .where('rootid', '=', reply.root_id)
    .where('deleteat', '=', 0)
    .groupBy('userid')
    .execute();
  const byLast = left.sort((a, b) => a.last - b.last);
  await db
    .updateTable('threads')
    .set({
      replycount: byLast.reduce((sum, r) => sum + Number(r.count), 0),
      lastreplyat: byLast.at(-1)?.last ?? 0,
      participants: JSON.stringify(byLast.map((r) => r.userid)),
    })
    .where('postid', '=', reply.root_id)
    .execute();
}

/** Roots that were deleted keep their threads, marked. */
export async function markThreadDeleted(db: WriteDb, rootId: string, at: number): Promise<void> {
  await db.updateTable('threads').set({ threaddeleteat: at }).where('postid', '=', rootId).execute();
}

export async function destroyThread(db: WriteDb, rootId: string): Promise<void> {
  await db.deleteFrom('threadmemberships').where('postid', '=', rootId).execute();
  await db.deleteFrom('threads').where('postid', '=', rootId).execute();
}

/** Which of a person's threads: those of a team and direct ones, or of the team alone. */
export interface ThreadScope {
  readonly userId: string;
  readonly teamId: string;
  readonly excludeDirect: boolean;
  readonly deletedToo: boolean;
}

/** A followed thread with the follower's own state. */
export interface FollowedThreadRow extends ThreadRow {
  last_viewed: number;
  unread_mentions: number;
}

const unread = (eb: { ref(column: 'threads.lastreplyat' | 'threadmemberships.lastviewed'): unknown }) =>
  sql<boolean>`${eb.ref('threads.lastreplyat')} > ${eb.ref('threadmemberships.lastviewed')}`;

function followed(db: Db, scope: ThreadScope) {
  let query = db
    .selectFrom('threadmemberships')
    .innerJoin('threads', 'threads.postid', 'threadmemberships.postid')
    .where('threadmemberships.userid', '=', scope.userId)
    .where('threadmemberships.following', '=', true)
    .where((eb) => (scope.excludeDirect ? eb('threads.threadteamid', '=', scope.teamId) : eb('threads.threadteamid', 'in', [scope.teamId, ''])));
  if (!scope.deletedToo) query = query.where((eb) => eb.or([eb('threads.threaddeleteat', 'is', null), eb('threads.threaddeleteat', '=', 0)]));
  return query;
}

export interface ThreadPage {
  readonly limit: number;
  /** Last replied to before this instant, or after it. */
  readonly before?: number;
  readonly after?: number;
  /** Changed for the follower, or replied to, since. */
  readonly since: number;
  readonly unreadOnly: boolean;
}

/** Newest reply first; with `after`, oldest first. */
export async function followedThreads(db: Db, scope: ThreadScope, page: ThreadPage): Promise<FollowedThreadRow[]> {
  let query = followed(db, scope).select([
    ...threadColumns,
    'threadmemberships.lastviewed as last_viewed',
    'threadmemberships.unreadmentions as unread_mentions',
  ]);
  if (page.before !== undefined) query = query.where('threads.lastreplyat', '<', page.before);
  if (page.after !== undefined) query = query.where('threads.lastreplyat', '>', page.after);
  if (page.since > 0)
    query = query.where((eb) => eb.or([eb('threadmemberships.lastupdated', '>=', page.since), eb('threads.lastreplyat', '>=', page.since)]));
  if (page.unreadOnly) query = query.where((eb) => unread(eb as never));
  return query
    .orderBy('threads.lastreplyat', page.after === undefined ? 'desc' : 'asc')
    .limit(page.limit)
    .execute() as Promise<FollowedThreadRow[]>;
}

export interface ThreadTotals {
  total: number;
  unread_threads: number;
  unread_mentions: number;
  urgent_mentions: number;
}

export async function threadTotals(db: Db, scope: ThreadScope): Promise<ThreadTotals> {
  const row = await followed(db, scope)
    .leftJoin('postspriority', 'postspriority.postid', 'threads.postid')
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn
        .sum<number | null>(
          eb
            .case()
            .when(unread(eb as never))
            .then(1)
            .else(0)
            .end(),
        )
        .as('unread_threads'),
      eb.fn.sum<number | null>('threadmemberships.unreadmentions').as('unread_mentions'),
      eb.fn
        .sum<number | null>(eb.case().when('postspriority.priority', '=', 'urgent').then(eb.ref('threadmemberships.unreadmentions')).else(0).end())
        .as('urgent_mentions'),
    ])
    .executeTakeFirstOrThrow();
  return {
    total: Number(row.total),
    unread_threads: Number(row.unread_threads ?? 0),
    unread_mentions: Number(row.unread_mentions ?? 0),
    urgent_mentions: Number(row.urgent_mentions ?? 0),
  };
}

/** How many replies of each thread a person has not seen. */
export async function unreadRepliesOf(db: Db, userId: string, rootIds: readonly string[], deletedToo = false): Promise<Map<string, number>> {
  if (rootIds.length === 0) return new Map();
  let query = db
    .selectFrom('threadmemberships')
    .innerJoin('posts', 'posts.rootid', 'threadmemberships.postid')
    .select((eb) => ['threadmemberships.postid as post_id', eb.fn.countAll<number>().as('count')])
    .where('threadmemberships.userid', '=', userId)
    .where(db.dialect.anyOf('threadmemberships.postid', rootIds))
    .where('posts.originalid', '=', '')
    .whereRef('posts.createat', '>', 'threadmemberships.lastviewed')
    .groupBy('threadmemberships.postid');
  if (!deletedToo) query = query.where('posts.deleteat', '=', 0);
  return new Map((await query.execute()).map((r) => [r.post_id, Number(r.count)]));
}

/** All threads of a team, and direct ones, count as read. */
export async function markThreadsRead(db: WriteDb, userId: string, teamId: string, now: number): Promise<void> {
  await db
    .updateTable('threadmemberships')
    .set({ lastviewed: now, lastupdated: now, unreadmentions: 0 })
    .where('userid', '=', userId)
    .where((eb) => eb('postid', 'in', eb.selectFrom('threads').select('threads.postid').where('threads.threadteamid', 'in', [teamId, ''])))
    .execute();
}

/** All threads of these channels count as read. */
export async function markThreadsOfChannelsRead(db: WriteDb, userId: string, channelIds: readonly string[], now: number): Promise<void> {
  await db
    .updateTable('threadmemberships')
    .set({ lastviewed: now, lastupdated: now, unreadmentions: 0 })
    .where('userid', '=', userId)
    .where((eb) => eb('postid', 'in', eb.selectFrom('threads').select('threads.postid').where(db.dialect.anyOf('threads.channelid', channelIds))))
    .execute();
}

/** Who leaves a channel follows none of its threads any more. */
export async function deleteThreadMembershipsInChannel(db: WriteDb, userId: string, channelId: string): Promise<void> {
  await db
    .deleteFrom('threadmemberships')
    .where('userid', '=', userId)
    .where((eb) => eb('postid', 'in', eb.selectFrom('threads').select('threads.postid').where('threads.channelid', '=', channelId)))
    .execute();
}

/** One unread mention less for those of them who have not seen the reply; answers whom that concerned. */
export async function uncountMention(
  db: WriteDb,
  rootId: string,
  userIds: readonly string[],
  repliedAt: number,
  now: number,
): Promise<ThreadMembershipRow[]> {
  if (userIds.length === 0) return [];
  return db
    .updateTable('threadmemberships')
    .set((eb) => ({ unreadmentions: eb('unreadmentions', '-', 1), lastupdated: now }))
    .where('postid', '=', rootId)
    .where(db.dialect.anyOf('userid', userIds))
    .where('unreadmentions', '>', 0)
    .where('lastviewed', '<', repliedAt)
    .returning(membershipColumns)
    .execute();
}

export async function threadMentionsByChannel(db: Db, userId: string, teamId: string): Promise<Record<string, number>> {
  const rows = await followed(db, { userId, teamId, excludeDirect: false, deletedToo: false })
    .select((eb) => ['threads.channelid as channel_id', eb.fn.sum<number>('threadmemberships.unreadmentions').as('mentions')])
    .where('threadmemberships.unreadmentions', '>', 0)
    .groupBy('threads.channelid')
    .execute();
  return Object.fromEntries(rows.map((r) => [r.channel_id, Number(r.mentions)]));
}
