import type { Db, WriteDb } from '../store.ts';
import { usersById } from './users.ts';

/** A bot with the name of its account. */
export interface BotRow {
  user_id: string;
  username: string;
  display_name: string;
  description: string;
  owner_id: string;
  last_icon_update: number;
  create_at: number;
  update_at: number;
  delete_at: number;
}

const selectBots = (db: Db) =>
  db
    .selectFrom('bots')
    .innerJoin('users', 'users.id', 'bots.userid')
    .select([
      'bots.userid as user_id',
      'users.username',
      'users.firstname as display_name',
      'bots.description',
      'bots.ownerid as owner_id',
      'bots.lasticonupdate as last_icon_update',
      'bots.createat as create_at',
      'bots.updateat as update_at',
      'bots.deleteat as delete_at',
    ]);

/** Disabled ones too. */
export function findBot(db: Db, id: string): Promise<BotRow | undefined> {
  return selectBots(db).where('bots.userid', '=', id).executeTakeFirst();
}

export interface BotFilter {
  readonly ownerId?: string;
  readonly includeDeleted: boolean;
  /** Those whose owner is deactivated. */
  readonly onlyOrphaned: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** The oldest first. */
export function listBots(db: Db, filter: BotFilter): Promise<BotRow[]> {
  let query = selectBots(db);
  if (!filter.includeDeleted) query = query.where('bots.deleteat', '=', 0);
  if (filter.ownerId !== undefined) query = query.where('bots.ownerid', '=', filter.ownerId);
  if (filter.onlyOrphaned)
    query = query.where('bots.ownerid', 'in', db.selectFrom('users as owners').select('owners.id').where('owners.deleteat', '>', 0));
  return query.orderBy('bots.createat').orderBy('users.username').limit(filter.limit).offset(filter.offset).execute();
}

/** The active bots of an owner. */
export function botsOfOwner(db: Db, ownerId: string): Promise<BotRow[]> {
  return selectBots(db).where('bots.ownerid', '=', ownerId).where('bots.deleteat', '=', 0).orderBy('users.username').execute();
}

/** An account becomes a bot. */
export async function insertBot(db: WriteDb, bot: { userId: string; ownerId: string; description: string; now: number }): Promise<void> {
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

export type BotChange = Partial<Pick<BotRow, 'description' | 'owner_id' | 'delete_at' | 'last_icon_update'>> & Pick<BotRow, 'update_at'>;

export async function updateBot(db: WriteDb, id: string, change: BotChange): Promise<void> {
  await db
    .updateTable('bots')
    .set({
      updateat: change.update_at,
      ...(change.description === undefined ? {} : { description: change.description }),
      ...(change.owner_id === undefined ? {} : { ownerid: change.owner_id }),
      ...(change.delete_at === undefined ? {} : { deleteat: change.delete_at }),
      ...(change.last_icon_update === undefined ? {} : { lasticonupdate: change.last_icon_update }),
    })
    .where('userid', '=', id)
    .execute();
  db.touch(usersById, id);
}

/** The account is a person's again. */
export async function deleteBot(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('bots').where('userid', '=', id).execute();
  db.touch(usersById, id);
}
