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

/** Which of these people share a channel with somebody. */
export async function sharingChannelWith(db: Db, userId: string, among: readonly string[]): Promise<string[]> {
  if (among.length === 0) return [];
  const rows = await db
    .selectFrom('channelmembers as other')
    .innerJoin('channelmembers as own', 'own.channelid', 'other.channelid')
    .select('other.userid')
    .distinct()
    .where('own.userid', '=', userId)
    .where(db.dialect.anyOf('other.userid', among))
    .execute();
  return rows.map((r) => r.userid);
}
