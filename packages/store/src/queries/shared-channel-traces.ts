import { sql } from 'kysely';
import type { Db, WriteDb } from '../store.ts';
import { type PostRow, selectPosts } from './posts.ts';
import type { ReactionRow } from './reactions.ts';

/** How far another server knows a channel: the last change it was told of, and whose. */
export interface SyncCursor {
  readonly at: number;
  readonly id: string;
}

/** Messages of a channel that changed after the cursor, in the order of their changes; none that came from that server, none of the server's own. */
export async function postsToSync(db: Db, channelId: string, remoteId: string, { at, id }: SyncCursor, limit: number): Promise<PostRow[]> {
  return (await selectPosts(db)
    .where('posts.channelid', '=', channelId)
    .where((eb) => eb.or([eb('posts.updateat', '>', at), eb.and([eb('posts.updateat', '=', at), eb('posts.id', '>', id)])]))
    .where('posts.originalid', '=', '')
    .where('posts.type', 'not like', 'system%')
    .where('posts.type', '<>', 'burn_on_read')
    .where((eb) => eb.or([eb('posts.remoteid', 'is', null), eb('posts.remoteid', '<>', remoteId), eb.exists(reactionsAfter(db, remoteId, at))]))
    .orderBy('posts.updateat')
    .orderBy('posts.id')
    .limit(limit)
    .execute()) as PostRow[];
}

/** Of people who are not that server's own. */
const reactionsAfter = (db: Db, remoteId: string, at: number) =>
  db
    .selectFrom('reactions')
    .select('reactions.postid')
    .where(sql<boolean>`reactions.postid = posts.id`)
    .where('reactions.updateat', '>=', at)
    .where((eb) => eb.or([eb('reactions.remoteid', 'is', null), eb('reactions.remoteid', '<>', remoteId)]));

/** Reactions to these messages that came or went from an instant on; none that came from that server. */
export async function reactionsToSync(db: Db, postIds: readonly string[], remoteId: string, since: number): Promise<ReactionRow[]> {
  if (postIds.length === 0) return [];
  return db
    .selectFrom('reactions')
    .select([
      'userid as user_id',
      'postid as post_id',
      'emojiname as emoji_name',
      'createat as create_at',
      'updateat as update_at',
      'deleteat as delete_at',
      'remoteid as remote_id',
      'channelid as channel_id',
    ])
    .where(db.dialect.anyOf('postid', postIds))
    .where('updateat', '>=', since)
    .where((eb) => eb.or([eb('remoteid', 'is', null), eb('remoteid', '<>', remoteId)]))
    .orderBy('updateat')
    .execute() as Promise<ReactionRow[]>;
}

/** When another server was last told of each of these people, by user id. */
export async function usersSyncedAt(db: Db, channelId: string, remoteId: string, userIds: readonly string[]): Promise<Map<string, number>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('sharedchannelusers')
    .select(['userid', 'lastsyncat'])
    .where('channelid', '=', channelId)
    .where('remoteid', '=', remoteId)
    .where(db.dialect.anyOf('userid', userIds))
    .execute();
  return new Map(rows.map((row) => [row.userid, row.lastsyncat]));
}

export async function saveUsersSynced(
  db: WriteDb,
  rows: readonly { readonly id: string; readonly userId: string }[],
  { channelId, remoteId, now }: { readonly channelId: string; readonly remoteId: string; readonly now: number },
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('sharedchannelusers')
    .values(rows.map(({ id, userId }) => ({ id, userid: userId, channelid: channelId, remoteid: remoteId, createat: now, lastsyncat: now })))
    .onConflict((c) => c.columns(['userid', 'channelid', 'remoteid']).doUpdateSet({ lastsyncat: now }))
    .execute();
}

/** Which of these files another server has already. */
export async function filesSynced(db: Db, remoteId: string, fileIds: readonly string[]): Promise<Set<string>> {
  if (fileIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('sharedchannelattachments')
    .select('fileid')
    .where('remoteid', '=', remoteId)
    .where(db.dialect.anyOf('fileid', fileIds))
    .execute();
  return new Set(rows.map((row) => row.fileid));
}

export async function saveFileSynced(
  db: WriteDb,
  row: { readonly id: string; readonly fileId: string; readonly remoteId: string; readonly now: number },
): Promise<void> {
  await db
    .insertInto('sharedchannelattachments')
    .values({ id: row.id, fileid: row.fileId, remoteid: row.remoteId, createat: row.now, lastsyncat: row.now })
    .onConflict((c) => c.columns(['fileid', 'remoteid']).doUpdateSet({ lastsyncat: row.now }))
    .execute();
}

/** The servers that know a person from before the instant, each with one channel through which it does. */
export async function serversKnowing(db: Db, userId: string, before: number): Promise<{ remote_id: string; channel_id: string }[]> {
  return db
    .selectFrom('sharedchannelusers')
    .innerJoin('sharedchannelremotes', (join) =>
      join
        .onRef('sharedchannelremotes.channelid', '=', 'sharedchannelusers.channelid')
        .onRef('sharedchannelremotes.remoteid', '=', 'sharedchannelusers.remoteid'),
    )
    .select((eb) => ['sharedchannelusers.remoteid as remote_id', eb.fn.min('sharedchannelusers.channelid').as('channel_id')])
    .where('sharedchannelusers.userid', '=', userId)
    .where('sharedchannelusers.lastsyncat', '<', before)
    .where('sharedchannelremotes.deleteat', '=', 0)
    .groupBy('sharedchannelusers.remoteid')
    .execute();
}

/** In every channel that the server knows the person from. */
export async function touchUserSynced(db: WriteDb, userId: string, remoteId: string, now: number): Promise<void> {
  await db.updateTable('sharedchannelusers').set({ lastsyncat: now }).where('userid', '=', userId).where('remoteid', '=', remoteId).execute();
}
