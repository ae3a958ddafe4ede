import type { Db, WriteDb } from '../store.ts';
import { commandsOfTeam } from './commands.ts';
import { outgoingWebhooksOfTeam } from './outgoing-webhooks.ts';
import { updateTeam } from './teams.ts';
import { touchNewestPosts } from './touch-newest-posts.ts';
import { usersById } from './users.ts';

const OF_USER = [
  'sessions',
  'useraccesstokens',
  'oauthaccessdata',
  'oauthauthdata',
  'preferences',
  'status',
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
  'audits',
  'desktoptokens',
  'recaps',
  'contentflaggingcommonreviewers',
  'contentflaggingteamreviewers',
  'sharedchannelusers',
  'bots',
] as const;
const OURS = ['fm_notifications', 'fm_web_push'] as const;
const OF_CREATOR = ['outgoingwebhooks', 'commands', 'emoji', 'oauthapps'] as const;
/** Up to `limit` messages that somebody wrote, held, and those that answer them; `root_id` is empty for what answers nothing. */
export async function postsToErase(db: WriteDb, userId: string, limit: number): Promise<{ id: string; root_id: string }[]> {
  const columns = ['id', 'rootid as root_id'] as const;
  const query = db.selectFrom('posts').select(columns).where('userid', '=', userId).limit(limit);
  // Who answers one meanwhile has then done so, or finds it gone.
  const own = await query.modifyEnd(db.dialect.holdingRows).execute();
  if (own.length === 0) return [];
  const ids = own.map((p) => p.id);
  const answers = await db.selectFrom('posts').select(columns).where(db.dialect.anyOf('rootid', ids)).execute();
  return [...new Map([...own, ...answers].map((p) => [p.id, p])).values()];
}

/** Which messages somebody has reacted to, up to `limit`. */
export async function postsReactedToBy(db: Db, userId: string, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('reactions').select('postid').distinct().where('userid', '=', userId).limit(limit).execute();
  return rows.map((row) => row.postid);
}

/** Takes somebody's reactions from these messages; those that are left without any know it. */
export async function eraseReactionsOn(db: WriteDb, userId: string, postIds: readonly string[], now: number): Promise<void> {
  const { anyOf } = db.dialect;
  await db.deleteFrom('reactions').where('userid', '=', userId).where(anyOf('postid', postIds)).execute();
  const reacted = await db.selectFrom('reactions').select('postid').distinct().where('deleteat', '=', 0).where(anyOf('postid', postIds)).execute();
  const still = new Set(reacted.map((row) => row.postid));
  const left = postIds.filter((id) => !still.has(id));
  const query = db.updateTable('posts').set({ hasreactions: false, updateat: now }).where(anyOf('id', left)).where('hasreactions', '=', true);
  touchNewestPosts(db, await query.returning('channelid as channel_id').execute());
}

/** The threads of messages that are gone, with who followed them. */
export async function eraseThreads(db: WriteDb, rootIds: readonly string[]): Promise<void> {
  for (const table of ['threads', 'threadmemberships'] as const) await db.deleteFrom(table).where(db.dialect.anyOf('postid', rootIds)).execute();
}

/** Somebody's own emoji. */
export async function emojiIdsOf(db: Db, userId: string): Promise<string[]> {
  return (await db.selectFrom('emoji').select('id').where('creatorid', '=', userId).execute()).map((row) => row.id);
}

async function touchTeamsWithHooksOf(db: WriteDb, userId: string): Promise<void> {
  for (const { teamid } of await db.selectFrom('commands').select('teamid').distinct().where('creatorid', '=', userId).execute())
    db.touch(commandsOfTeam, teamid);
  for (const { teamid } of await db.selectFrom('outgoingwebhooks').select('teamid').distinct().where('creatorid', '=', userId).execute())
    db.touch(outgoingWebhooksOfTeam, teamid);
}

/** Teams are reached at the address of whoever made them; one that is gone is nobody's, and makes nobody their administrator. */
async function forgetAddress(db: WriteDb, userId: string): Promise<void> {
  const teams = await db
    .selectFrom('teams')
    .select('id')
    .where('email', '=', (eb) => eb.selectFrom('users').select('email').where('id', '=', userId))
    .execute();
  for (const { id } of teams) await updateTeam(db, id, { email: '' });
}

/** Everything of somebody but messages, reactions and files. Memory of channels and teams has to be told by the caller. */
export async function eraseUserRows(db: WriteDb, userId: string): Promise<void> {
  await touchTeamsWithHooksOf(db, userId);
  await forgetAddress(db, userId);
  await db
    .deleteFrom('recapchannels')
    .where('recapid', 'in', (eb) => eb.selectFrom('recaps').select('id').where('userid', '=', userId))
    .execute();
  for (const table of OF_USER) await db.deleteFrom(table).where('userid', '=', userId).execute();
  for (const table of OF_CREATOR) await db.deleteFrom(table).where('creatorid', '=', userId).execute();
  for (const table of OURS) await db.deleteFrom(table).where('user_id', '=', userId).execute();
  await db.deleteFrom('preferences').where('category', '=', 'direct_channel_show').where('name', '=', userId).execute();
  await db.deleteFrom('tokens').where(db.dialect.contains('extra', userId)).execute();
  await db.deleteFrom('propertyvalues').where('targetid', '=', userId).where('targettype', '=', 'user').execute();
  await db.deleteFrom('users').where('id', '=', userId).execute();
  db.touch(usersById, userId);
}
