import { sql } from 'kysely';
import type { Db } from '../store.ts';
import { type ThreadRow, threadColumns } from './threads.ts';

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
    .innerJoin('threads', (join) => join.on(db.dialect.sameKey('threads.postid', 'threadmemberships.postid')))
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

export async function threadMentionsByChannel(db: Db, userId: string, teamId: string): Promise<Record<string, number>> {
  const rows = await followed(db, { userId, teamId, excludeDirect: false, deletedToo: false })
    .select((eb) => ['threads.channelid as channel_id', eb.fn.sum<number>('threadmemberships.unreadmentions').as('mentions')])
    .where('threadmemberships.unreadmentions', '>', 0)
    .groupBy('threads.channelid')
    .execute();
  return Object.fromEntries(rows.map((r) => [r.channel_id, Number(r.mentions)]));
}
