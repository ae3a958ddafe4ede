import type { Db, WriteDb } from '../store.ts';
import { usersById } from './users.ts';

const OF_USER = [
  'sessions',
  'useraccesstokens',
  'oauthaccessdata',
  'oauthauthdata',
  'preferences',
  'status',
  'reactions',
  'drafts',
  'scheduledposts',
  'threadmemberships',
  'sidebarchannels',
  'sidebarcategories',
  'groupmembers',
  'teammembers',
  'channelmembers',
  'channelmemberhistory',
  'postacknowledgements',
  'postreminders',
  'readreceipts',
  'incomingwebhooks',
  'commandwebhooks',
  'uploadsessions',
  'usertermsofservice',
  'productnoticeviewstate',
  'recentsearches',
  'notifyadmin',
  'bots',
] as const;
const OURS = ['fm_notifications', 'fm_web_push'] as const;
const OF_CREATOR = ['outgoingwebhooks', 'commands', 'emoji', 'oauthapps'] as const;
const OF_POST = [
  'threadmemberships',
  'persistentnotifications',
  'postreminders',
  'readreceipts',
  'temporaryposts',
  'postspriority',
  'postacknowledgements',
  'reactions',
  'fileinfo',
  'threads',
] as const;

/** Up to `limit` messages that somebody wrote, or that answer them. */
export async function postsToErase(db: Db, userId: string, limit: number): Promise<string[]> {
  const own = await db.selectFrom('posts').select('id').where('userid', '=', userId).limit(limit).execute();
  if (own.length === 0) return [];
  const ids = own.map((p) => p.id);
  const answers = await db.selectFrom('posts').select('id').where(db.dialect.anyOf('rootid', ids)).execute();
  return [...new Set([...ids, ...answers.map((p) => p.id)])];
}

export async function erasePosts(db: WriteDb, ids: readonly string[]): Promise<void> {
  for (const table of OF_POST) await db.deleteFrom(table).where(db.dialect.anyOf('postid', ids)).execute();
  await db.deleteFrom('posts').where(db.dialect.anyOf('id', ids)).execute();
}

/** The emoji that somebody added, deleted ones too: their pictures may still be stored. */
export async function emojiIdsOf(db: Db, userId: string): Promise<string[]> {
  return (await db.selectFrom('emoji').select('id').where('creatorid', '=', userId).execute()).map((e) => e.id);
}

/** Everything of somebody but the messages. Memory of channels and teams has to be told by the caller. */
export async function eraseUserRows(db: WriteDb, userId: string): Promise<void> {
  for (const table of OF_USER) await db.deleteFrom(table).where('userid', '=', userId).execute();
  for (const table of OF_CREATOR) await db.deleteFrom(table).where('creatorid', '=', userId).execute();
  for (const table of OURS) await db.deleteFrom(table).where('user_id', '=', userId).execute();
  await db.deleteFrom('fileinfo').where('creatorid', '=', userId).execute();
  await db.deleteFrom('propertyvalues').where('targetid', '=', userId).where('targettype', '=', 'user').execute();
  await db.deleteFrom('users').where('id', '=', userId).execute();
  db.touch(usersById, userId);
}
