import type { Db, WriteDb } from '../store.ts';
import { usersById } from './users.ts';

/** Who owns a bot; `undefined` for people. */
export async function findBotOwner(db: Db, botId: string): Promise<string | undefined> {
  return (await db.selectFrom('bots').select('ownerid').where('userid', '=', botId).executeTakeFirst())?.ownerid;
}

/** The active bots of an owner. */
export async function botsOfOwner(db: Db, ownerId: string): Promise<string[]> {
  const rows = await db.selectFrom('bots').select('userid').where('ownerid', '=', ownerId).where('deleteat', '=', 0).execute();
  return rows.map((row) => row.userid);
}

export async function setBotActive(db: WriteDb, botId: string, active: boolean, now: number): Promise<void> {
  await db
    .updateTable('bots')
    .set({ deleteat: active ? 0 : now, updateat: now })
    .where('userid', '=', botId)
    .execute();
  db.touch(usersById, botId);
}

/** An account becomes a bot. */
export async function insertBot(db: WriteDb, bot: { userId: string; ownerId: string; description: string; now: number }): Promise<void> {
  await db
    .insertInto('bots')
    .values({ userid: bot.userId, ownerid: bot.ownerId, description: bot.description, createat: bot.now, updateat: bot.now, deleteat: 0, lasticonupdate: 0 })
    .execute();
  db.touch(usersById, bot.userId);
}
