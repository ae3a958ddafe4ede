import { type DirectoryType, type Entry, folded } from '../directory.ts';
import type { Db } from '../store.ts';

/** What decides whether somebody stands in a list. */
export interface PersonFacts {
  readonly active: boolean;
  readonly remote: boolean;
  readonly updateAt: number;
}

/** Places of the texts. */
export const PERSON_TEXT = { username: 0, nickname: 1, firstName: 2, lastName: 3, email: 4 } as const;

const select = (db: Db) =>
  db.selectFrom('users').select(['id', 'username', 'nickname', 'firstname', 'lastname', 'email', 'deleteat', 'updateat', 'remoteid']);
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const entry = (row: Row): Entry<PersonFacts> => ({
  id: row.id,
  order: row.username ?? '',
  texts: folded(row.username, row.nickname, row.firstname, row.lastname, row.email),
  facts: { active: row.deleteat === 0, remote: row.remoteid !== null && row.remoteid !== '', updateAt: row.updateat ?? 0 },
});

/** Everybody, bots and deactivated accounts included, by username. */
export const peopleDirectory: DirectoryType<PersonFacts> = {
  cache: 'users',
  page: async (db, after, limit) => (await select(db).where('id', '>', after).orderBy('id').limit(limit).execute()).map(entry),
  byIds: async (db, ids) => (await select(db).where(db.dialect.anyOf('id', ids)).execute()).map(entry),
};
