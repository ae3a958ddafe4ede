import { sql } from 'kysely';
import type { Db } from '../store.ts';

type Count = { count: number | string };
const number = (row: Count | undefined): number => Number(row?.count ?? 0);

/** People whose account is in use; bots do not count. */
export async function countActivePeople(db: Db): Promise<number> {
  return number(
    await db
      .selectFrom('users')
      .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
      .where('deleteat', '=', 0)
      .where('id', 'not in', db.selectFrom('bots').select('userid'))
      .executeTakeFirst(),
  );
}

/** Guests in use who are in exactly one channel, direct and group messages aside. */
export async function countSingleChannelGuests(db: Db): Promise<number> {
  const single = db
    .selectFrom('channelmembers')
    .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
    .innerJoin('users', 'users.id', 'channelmembers.userid')
    .select('channelmembers.userid')
    .where('users.deleteat', '=', 0)
    .where('users.roles', 'like', '%system_guest%')
    .where('channels.deleteat', '=', 0)
    .where('channels.type', 'in', ['O', 'P'])
    .groupBy('channelmembers.userid')
    .having((eb) => eb(eb.fn.countAll(), '=', 1));
  return number(
    await db
      .selectFrom(single.as('single'))
      .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
      .executeTakeFirst(),
  );
}

/** Messages that people wrote and that are still there. */
export async function countPeoplesPosts(db: Db): Promise<number> {
  return number(
    await db
      .selectFrom('posts')
      .select((eb) => eb.fn.countAll<Count['count']>().as('count'))
      .where('deleteat', '=', 0)
      .where('type', '=', '')
      .where('userid', 'not in', db.selectFrom('bots').select('userid'))
      .executeTakeFirst(),
  );
}

/** Bytes of all files that are still there. */
export async function sumOfFileSizes(db: Db): Promise<number> {
  return number(
    await db
      .selectFrom('fileinfo')
      .select(sql<Count['count']>`coalesce(sum(size), 0)`.as('count'))
      .where('deleteat', '=', 0)
      .executeTakeFirst(),
  );
}

export async function countTeams(db: Db): Promise<{ active: number; cloud_archived: number }> {
  const row = await db
    .selectFrom('teams')
    .select([
      sql<Count['count']>`coalesce(sum(case when deleteat = 0 then 1 else 0 end), 0)`.as('active'),
      sql<Count['count']>`coalesce(sum(case when deleteat > 0 and cloudlimitsarchived then 1 else 0 end), 0)`.as('archived'),
    ])
    .executeTakeFirst();
  return { active: Number(row?.active ?? 0), cloud_archived: Number(row?.archived ?? 0) };
}
