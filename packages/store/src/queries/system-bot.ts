import type { Db, WriteDb } from '../store.ts';
import { holdsRole } from './user-roles.ts';
import { usersById } from './users.ts';

/** The administrators who are there, the oldest account first. */
export async function administratorIds(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('users')
    .select('id')
    .where('deleteat', '=', 0)
    .where(holdsRole('system_admin'))
    .orderBy('createat')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Makes an account a bot. */
export async function insertBotRow(db: WriteDb, bot: { userId: string; ownerId: string; description: string; now: number }): Promise<void> {
  await db
    .insertInto('bots')
    .values({
      userid: bot.userId,
      ownerid: bot.ownerId,
      description: bot.description,
      createat: bot.now,
      updateat: bot.now,
      deleteat: 0,
      lasticonupdate: 0,
    })
    .execute();
  db.touch(usersById, bot.userId);
}
