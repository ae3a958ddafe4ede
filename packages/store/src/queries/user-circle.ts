import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../store.ts';

/** Whom somebody sees who may not see everybody: people of the channels that both are in, and of these teams. */
export interface UserCircle {
  readonly viewer: string;
  readonly teams: readonly string[];
}

/** The user in `column` is in the circle. */
export function inCircle(column: string, { viewer, teams }: UserCircle): RawBuilder<boolean> {
  const user = sql.ref(column);
  const channels = sql`${user} in (select cm.userid from channelmembers cm where cm.channelid in (select own.channelid from channelmembers own where own.userid = ${viewer}))`;
  if (teams.length === 0) return sql<boolean>`(${user} = ${viewer} or ${channels})`;
  return sql<boolean>`(${user} = ${viewer} or ${channels} or ${user} in (select tm.userid from teammembers tm where tm.deleteat = 0 and tm.teamid in (${sql.join(teams)})))`;
}

/** Memberships of active people in the channels of the viewer: somebody counts once for each channel that both are in. */
export async function countShared(db: Db, viewer: string): Promise<number> {
  const { count } = await db
    .selectFrom('channelmembers as own')
    .innerJoin('channelmembers as member', 'member.channelid', 'own.channelid')
    .innerJoin('users', 'users.id', 'member.userid')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('own.userid', '=', viewer)
    .where('users.deleteat', '=', 0)
    .executeTakeFirstOrThrow();
  return Number(count);
}
