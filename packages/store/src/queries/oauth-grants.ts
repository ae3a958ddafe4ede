import type { WriteDb } from '../store.ts';

/** What other programs may do in somebody's name. */
export async function deleteOAuthGrantsOfUser(db: WriteDb, userId: string): Promise<void> {
  await db.deleteFrom('oauthaccessdata').where('userid', '=', userId).execute();
  await db.deleteFrom('oauthauthdata').where('userid', '=', userId).execute();
}
