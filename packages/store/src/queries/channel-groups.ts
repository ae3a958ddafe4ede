import type { Db } from '../store.ts';

/** Those of these people whom none of the groups that fill the channel brings in. */
export async function outsideChannelGroups(db: Db, channelId: string, userIds: readonly string[]): Promise<string[]> {
  const inside = await db
    .selectFrom('groupmembers')
    .innerJoin('groupchannels', 'groupchannels.groupid', 'groupmembers.groupid')
    .select('groupmembers.userid')
    .distinct()
    .where('groupchannels.channelid', '=', channelId)
    .where('groupchannels.deleteat', '=', 0)
    .where('groupmembers.deleteat', '=', 0)
    .where(db.dialect.anyOf('groupmembers.userid', userIds))
    .execute();
  const known = new Set(inside.map((r) => r.userid));
  return userIds.filter((id) => !known.has(id));
}
