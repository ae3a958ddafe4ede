import type { WriteDb } from '../store.ts';
import { usersById } from './users.ts';

export async function insertBotRow(db: WriteDb, bot: { user_id: string; description: string; owner_id: string; at: number }): Promise<void> {
  await db
    .insertInto('bots')
    .values({ userid: bot.user_id, description: bot.description, ownerid: bot.owner_id, createat: bot.at, updateat: bot.at, deleteat: 0, lasticonupdate: 0 })
    .execute();
  db.touch(usersById, bot.user_id);
}
