import { sql } from 'kysely';
import type { WriteDb } from '../store.ts';
import { membershipColumns, type ThreadMembershipRow } from './thread-memberships.ts';

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

/**
 * One unread mention less for those of them who have not seen the reply; answers whom that concerned. Of who left
 * the channel and came back later, and has looked at nothing since, it was not counted.
 */
export async function uncountMention(
  db: WriteDb,
  reply: { readonly root_id: string; readonly channel_id: string; readonly create_at: number },
  userIds: readonly string[],
  now: number,
): Promise<ThreadMembershipRow[]> {
  if (userIds.length === 0) return [];
  const cameLater = sql<boolean>`(threadmemberships.lastviewed = 0 and exists (select 1 from channelmemberhistory h where h.channelid = ${reply.channel_id}
    and h.userid = threadmemberships.userid and h.leavetime is null and h.jointime > ${reply.create_at}))`;
  return db
    .updateTable('threadmemberships')
    .set((eb) => ({ unreadmentions: eb('unreadmentions', '-', 1), lastupdated: now }))
    .where('postid', '=', reply.root_id)
    .where(db.dialect.anyOf('userid', userIds))
    .where('unreadmentions', '>', 0)
    .where('lastviewed', '<', reply.create_at)
    .where((eb) => eb.not(cameLater))
    .returning(membershipColumns)
    .execute();
}
