import type { Db, WriteDb } from '../store.ts';
import { channelMemberIds } from './channel-member-lists.ts';
import { touchChannelMember } from './channel-members.ts';
import { outgoingWebhooksOfTeam } from './outgoing-webhooks.ts';
import { touchNewestPosts } from './touch-newest-posts.ts';

/** The hooks into and out of an archived channel; they do not come back with it. */
export async function deleteChannelHooks(db: WriteDb, channelId: string, at: number): Promise<void> {
  for (const table of ['incomingwebhooks', 'outgoingwebhooks'] as const) {
    await db.updateTable(table).set({ deleteat: at, updateat: at }).where('channelid', '=', channelId).where('deleteat', '=', 0).execute();
  }
  db.touch(outgoingWebhooksOfTeam, '*');
}

/** Hooks go with their channel to another team. */
export async function moveChannelHooks(db: WriteDb, channelId: string, teamId: string): Promise<void> {
  for (const table of ['incomingwebhooks', 'outgoingwebhooks'] as const) {
    await db.updateTable(table).set({ teamid: teamId }).where('channelid', '=', channelId).execute();
  }
  db.touch(outgoingWebhooksOfTeam, '*');
}

const postsOf = (db: Db, channelId: string) => db.selectFrom('posts').select('id').where('channelid', '=', channelId);

/** What hangs on the messages of a channel, by message. */
const BY_POST = [
  'threadmemberships',
  'persistentnotifications',
  'postreminders',
  'readreceipts',
  'temporaryposts',
  'postspriority',
  'postacknowledgements',
  'reactions',
  'fileinfo',
] as const;
/** What hangs on the channel itself; messages last. */
const BY_CHANNEL = [
  'threads',
  'drafts',
  'scheduledposts',
  'channelbookmarks',
  'incomingwebhooks',
  'outgoingwebhooks',
  'groupchannels',
  'retentionpolicieschannels',
  'uploadsessions',
  'posts',
] as const;

/** Everything in a channel but the channel itself and its members. */
export async function deleteChannelContent(db: WriteDb, channelId: string): Promise<void> {
  for (const table of BY_POST) await db.deleteFrom(table).where('postid', 'in', postsOf(db, channelId)).execute();
  await db.dialect.postSearch.removeChannel(db, channelId);
  for (const table of BY_CHANNEL) await db.deleteFrom(table).where('channelid', '=', channelId).execute();
  // Who edited a message meanwhile has kept the version before, which the first look did not see.
  await db.deleteFrom('posts').where('channelid', '=', channelId).execute();
  touchNewestPosts(db, [{ channel_id: channelId }]);
}

/**
 * All memberships of a channel that goes for good, with the history of who was in it. Sockets keep counting its people as members:
 * the last thing that is told in the channel, that it is gone, has to reach them.
 */
export async function deleteChannelMembers(db: WriteDb, channelId: string): Promise<void> {
  const ids = await channelMemberIds(db, channelId);
  await db.deleteFrom('channelmembers').where('channelid', '=', channelId).execute();
  await db.deleteFrom('channelmemberhistory').where('channelid', '=', channelId).execute();
  for (const id of ids) touchChannelMember(db, channelId, id);
}
