import type { Db } from '../store.ts';

/** Whom somebody shares a channel with. */
export async function knownUserIds(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('channelmembers as other')
    .select('other.userid')
    .distinct()
    .where('other.channelid', 'in', (eb) => eb.selectFrom('channelmembers as own').select('own.channelid').where('own.userid', '=', userId))
    .where('other.userid', '!=', userId)
    .execute();
  return rows.map((r) => r.userid);
}
