import type { WriteDb } from '../store.ts';
import { teamMembershipsByUser } from './team-members.ts';
import { usersById } from './users.ts';

/**
 * Until this transaction ends nobody else changes where these people belong, or whether they are guests. What was known of them
 * before may be over by now: it is read anew. Hold all whom a transaction changes at once, lest two wait for each other.
 */
export async function holdPeople(db: WriteDb, ids: readonly string[]): Promise<void> {
  await db.selectFrom('users').select('id').where(db.dialect.anyOf('id', ids)).orderBy('id').modifyEnd(db.dialect.holdingRows).execute();
  for (const id of ids) {
    db.readAnew(usersById, id);
    db.readAnew(teamMembershipsByUser, id);
  }
}
