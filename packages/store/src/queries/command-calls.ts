import type { Db, WriteDb } from '../store.ts';

/** One call of a custom command: its answers may come late, by an address that holds this id. */
export interface CommandCallRow {
  id: string;
  create_at: number;
  command_id: string;
  user_id: string;
  channel_id: string;
  root_id: string;
  use_count: number;
}

/** Those before `since` are of no use any more and go. */
export async function insertCommandCall(db: WriteDb, call: CommandCallRow, since: number): Promise<void> {
  await db.deleteFrom('commandwebhooks').where('createat', '<', since).execute();
  await db
    .insertInto('commandwebhooks')
    .values({
      id: call.id,
      createat: call.create_at,
      commandid: call.command_id,
      userid: call.user_id,
      channelid: call.channel_id,
      rootid: call.root_id,
      usecount: call.use_count,
    })
    .execute();
}

export function findCommandCall(db: Db, id: string, since: number): Promise<CommandCallRow | undefined> {
  return db
    .selectFrom('commandwebhooks')
    .select([
      'id',
      'createat as create_at',
      'commandid as command_id',
      'userid as user_id',
      'channelid as channel_id',
      'rootid as root_id',
      'usecount as use_count',
    ])
    .where('id', '=', id)
    .where('createat', '>=', since)
    .executeTakeFirst();
}

/** Uses the address once more; false when it was used `most` times. */
export async function useCommandCall(db: WriteDb, id: string, most: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('commandwebhooks')
    .set((eb) => ({ usecount: eb('usecount', '+', 1) }))
    .where('id', '=', id)
    .where('usecount', '<', most)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
