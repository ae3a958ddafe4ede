import type { Tx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';

/** Throws `app.user.missing_account.const` (404). */
export async function getAccount(db: Db, id: string): Promise<UserRow> {
  const user = await findUser(db, id);
  if (!user) throw notFound('app.user.missing_account.const');
  return user;
}

/** The account as it is at this moment, to be changed or given something: nobody else does so before the transaction ends. The same error. */
export async function getHeldAccount(tx: Tx, id: string): Promise<UserRow> {
  await holdPeople(tx.db, [id]);
  return getAccount(tx.db, id);
}

/** The same where the contract answers 400 for an unknown person. */
export async function namedAccount(db: Db, id: string): Promise<UserRow> {
  const user = await findUser(db, id);
  if (!user) throw badRequest('app.user.missing_account.const');
  return user;
}
