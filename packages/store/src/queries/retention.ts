import { sql } from 'kysely';
import type { Db, WriteDb } from '../store.ts';
import type { FilePlace } from './files.ts';

/** Policies that apply somewhere. */
export async function appliedRetentionPolicies(db: Db): Promise<{ id: string; days: number }[]> {
  const rows = await db
    .selectFrom('retentionpolicies')
    .select(['id', 'postduration'])
    .where((eb) =>
      eb.or([
        eb('id', 'in', eb.selectFrom('retentionpoliciesteams').select('policyid')),
        eb('id', 'in', eb.selectFrom('retentionpolicieschannels').select('policyid')),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, postduration }) => (postduration === null ? [] : [{ id, days: Number(postduration) }]));
}

/** The channels that follow a policy, by id: those that were assigned, and those of assigned teams that have no policy of their own. */
export async function channelsUnderPolicy(db: Db, policyId: string, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('channels')
    .select('channels.id')
    .leftJoin('retentionpolicieschannels', 'retentionpolicieschannels.channelid', 'channels.id')
    .leftJoin('retentionpoliciesteams', 'retentionpoliciesteams.teamid', 'channels.teamid')
    .where((eb) =>
      eb.or([
        eb('retentionpolicieschannels.policyid', '=', policyId),
        eb.and([eb('retentionpolicieschannels.policyid', 'is', null), eb('retentionpoliciesteams.policyid', '=', policyId)]),
      ]),
    )
    .where(sql<boolean>`${db.dialect.byteOrder('channels.id')} > ${after}`)
    .orderBy(db.dialect.byteOrder('channels.id'))
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Everything that is older than an instant: in one channel, or wherever no policy of its own holds. */
export interface RetentionScope {
  readonly before: number;
  /** Undefined: every channel without a policy, of teams without one; direct and group channels too. */
  readonly channelId?: string;
}

const GRANTED = sql`select c.channelid from retentionpolicieschannels c union all select ch.id from channels ch join retentionpoliciesteams t on t.teamid = ch.teamid`;

const inScope = (column: string, { channelId }: RetentionScope) =>
  channelId === undefined ? sql<boolean>`${sql.ref(column)} not in (${GRANTED})` : sql<boolean>`${sql.ref(column)} = ${channelId}`;

export interface OldPost {
  id: string;
  root_id: string;
  create_at: number;
}

/** Messages to be deleted, the oldest first, from after one of them; old versions and deleted ones too. */
export async function oldPosts(
  db: Db,
  scope: RetentionScope,
  page: { readonly keepPinned: boolean; readonly after: Pick<OldPost, 'id' | 'create_at'>; readonly limit: number },
): Promise<OldPost[]> {
  const { create_at, id } = page.after;
  return db
    .selectFrom('posts')
    .select(['id', 'rootid as root_id', 'createat as create_at'])
    .where('createat', '<', scope.before)
    .where(sql<boolean>`(createat > ${create_at} or (createat = ${create_at} and id > ${id}))`)
    .where(inScope('channelid', scope))
    .$if(page.keepPinned, (q) => q.where((eb) => eb.or([eb('ispinned', '=', false), eb('deleteat', '>', 0)])))
    .orderBy('createat')
    .orderBy('id')
    .limit(page.limit)
    .execute();
}

/** Threads whose roots are gone and that nobody has answered since. How many went. */
export async function deleteOldThreads(db: WriteDb, scope: RetentionScope, limit: number): Promise<number> {
  const rows = await db
    .selectFrom('threads')
    .select('postid')
    .where('lastreplyat', '<', scope.before)
    .where(inScope('channelid', scope))
    .where('postid', 'not in', (eb) => eb.selectFrom('posts').select('posts.id').whereRef('posts.id', '=', 'threads.postid'))
    .limit(limit)
    .execute();
  const ids = rows.map(({ postid }) => postid);
  if (ids.length === 0) return 0;
  await db.deleteFrom('threadmemberships').where(db.dialect.anyOf('postid', ids)).execute();
  await db.deleteFrom('threads').where(db.dialect.anyOf('postid', ids)).execute();
  return ids.length;
}

/** What people followed and have not looked at since. */
export async function deleteOldThreadMemberships(db: WriteDb, scope: RetentionScope, limit: number): Promise<number> {
  const rows = await db
    .selectFrom('threadmemberships')
    .innerJoin('threads', 'threads.postid', 'threadmemberships.postid')
    .select(['threadmemberships.postid', 'threadmemberships.userid'])
    .where('threadmemberships.lastupdated', '<', scope.before)
    .where(inScope('threads.channelid', scope))
    .limit(limit)
    .execute();
  const byThread = Map.groupBy(rows, ({ postid }) => postid);
  for (const [postid, members] of byThread) {
    await db
      .deleteFrom('threadmemberships')
      .where('postid', '=', postid)
      .where(
        db.dialect.anyOf(
          'userid',
          members.map(({ userid }) => userid),
        ),
      )
      .execute();
  }
  return rows.length;
}

/** Who was in a channel and left it that long ago. */
export async function deleteOldMemberHistory(db: WriteDb, scope: RetentionScope, limit: number): Promise<number> {
  const rows = await db
    .selectFrom('channelmemberhistory')
    .select(['channelid', 'userid'])
    .distinct()
    .where('leavetime', '<', scope.before)
    .where(inScope('channelid', scope))
    .limit(limit)
    .execute();
  const byChannel = Map.groupBy(rows, ({ channelid }) => channelid);
  for (const [channelid, members] of byChannel) {
    await db
      .deleteFrom('channelmemberhistory')
      .where('channelid', '=', channelid)
      .where('leavetime', '<', scope.before)
      .where(
        db.dialect.anyOf(
          'userid',
          members.map(({ userid }) => userid),
        ),
      )
      .execute();
  }
  return rows.length;
}

/** Files that were stored before an instant, but those that are bookmarks. */
export async function oldFiles(db: Db, before: number, keptUploader: string, limit: number): Promise<FilePlace[]> {
  return db
    .selectFrom('fileinfo')
    .select(['id', 'path', 'thumbnailpath as thumbnail_path', 'previewpath as preview_path'])
    .where('createat', '<', before)
    .where('creatorid', '<>', keptUploader)
    .orderBy('createat')
    .limit(limit)
    .execute();
}

/** Assignments of teams and channels that are gone. */
export async function tidyRetention(db: WriteDb): Promise<void> {
  await db
    .deleteFrom('retentionpoliciesteams')
    .where('teamid', 'not in', (eb) => eb.selectFrom('teams').select('id'))
    .execute();
  await db
    .deleteFrom('retentionpolicieschannels')
    .where('channelid', 'not in', (eb) => eb.selectFrom('channels').select('id'))
    .execute();
}

/** Those of these roots that are still there. */
export async function rootsLeft(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('posts').select('id').where(db.dialect.anyOf('id', ids)).execute();
  return rows.map(({ id }) => id);
}
