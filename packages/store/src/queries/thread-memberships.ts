import { sql } from 'kysely';
import { type Db, hot, type WriteDb } from '../store.ts';

export interface ThreadMembershipRow {
  post_id: string;
  user_id: string;
  following: boolean;
  last_viewed: number;
  last_updated: number;
  unread_mentions: number;
}

export const membershipColumns = [
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
