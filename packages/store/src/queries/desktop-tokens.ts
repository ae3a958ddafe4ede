import type { Db, WriteDb } from '../store.ts';

/** A token that a browser got for the desktop program it was opened from. */
export async function findDesktopToken(db: Db, token: string): Promise<{ user_id: string; create_at: number } | undefined> {
  return db.selectFrom('desktoptokens').select(['userid as user_id', 'createat as create_at']).where('token', '=', token).executeTakeFirst();
}

export async function insertDesktopToken(db: WriteDb, token: string, userId: string, now: number): Promise<void> {
  await db.insertInto('desktoptokens').values({ token, userid: userId, createat: now }).execute();
}

/** A token is used once; those of the same person go with it. False: there was none, it has just been used. */
export async function deleteDesktopTokens(db: WriteDb, userId: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('desktoptokens').where('userid', '=', userId).executeTakeFirst();
  return numDeletedRows > 0n;
}
