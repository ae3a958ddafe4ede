import type { Db, WriteDb } from '../store.ts';
import { usersById } from './users.ts';

export interface TermsRow {
  id: string;
  create_at: number;
  user_id: string;
  text: string;
}

export interface AcceptedTermsRow {
  user_id: string;
  terms_of_service_id: string;
  create_at: number;
}

const columns = ['id', 'createat as create_at', 'userid as user_id', 'text'] as const;

export async function latestTerms(db: Db): Promise<TermsRow | undefined> {
  return db.selectFrom('termsofservice').select(columns).orderBy('createat', 'desc').limit(1).executeTakeFirst();
}

export async function findTerms(db: Db, id: string): Promise<TermsRow | undefined> {
  return db.selectFrom('termsofservice').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function insertTerms(db: WriteDb, { id, create_at, user_id, text }: TermsRow): Promise<void> {
  await db.insertInto('termsofservice').values({ id, createat: create_at, userid: user_id, text }).execute();
}

/** Which terms somebody accepted, and when. */
export async function acceptedTerms(db: Db, userId: string): Promise<AcceptedTermsRow | undefined> {
  return db
    .selectFrom('usertermsofservice')
    .select(['userid as user_id', 'termsofserviceid as terms_of_service_id', 'createat as create_at'])
    .where('userid', '=', userId)
    .executeTakeFirst();
}

export async function saveAcceptedTerms(db: WriteDb, { user_id, terms_of_service_id, create_at }: AcceptedTermsRow): Promise<void> {
  const values = { termsofserviceid: terms_of_service_id, createat: create_at };
  await db
    .insertInto('usertermsofservice')
    .values({ userid: user_id, ...values })
    .onConflict((c) => c.column('userid').doUpdateSet(values))
    .execute();
  db.touch(usersById, user_id);
}

export async function deleteAcceptedTerms(db: WriteDb, userId: string): Promise<void> {
  await db.deleteFrom('usertermsofservice').where('userid', '=', userId).execute();
  db.touch(usersById, userId);
}
