import type { Db } from '../store.ts';
import { type UserRow, userColumns } from './users.ts';

/** The others in those of these group messages that somebody is in, by channel, in the order of their user names. */
export async function groupMessageMembers(db: Db, userId: string, channelIds: readonly string[]): Promise<Map<string, UserRow[]>> {
  const rows = (await db
    .selectFrom('channels')
    .innerJoin('channelmembers as own', (join) => join.onRef('own.channelid', '=', 'channels.id').on('own.userid', '=', userId))
    .innerJoin('channelmembers as other', 'other.channelid', 'channels.id')
    .innerJoin('users', 'users.id', 'other.userid')
    .leftJoin('bots', 'bots.userid', 'users.id')
    .select(userColumns)
    .select('channels.id as channel_id')
    .where('channels.type', '=', 'G')
    .where('other.userid', '!=', userId)
    .where(db.dialect.anyOf('channels.id', channelIds))
    .orderBy('users.username')
    .execute()) as (UserRow & { channel_id: string })[];
  const byChannel = new Map<string, UserRow[]>();
  for (const { channel_id, ...row } of rows) byChannel.set(channel_id, [...(byChannel.get(channel_id) ?? []), row]);
  return byChannel;
}
