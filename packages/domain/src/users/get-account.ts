import { badRequest, notFound } from '@foremast/kernel/error';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';

/** Throws `app.user.missing_account.const` (404). */
export async function getAccount(db: Db, id: string): Promise<UserRow> {
  const user = await findUser(db, id);
  if (!user) throw notFound('app.user.missing_account.const');
  return user;
}

/** The same where the contract answers 400 for an unknown person. */
export async function namedAccount(db: Db, id: string): Promise<UserRow> {
  const user = await findUser(db, id);
  if (!user) throw badRequest('app.user.missing_account.const');
  return user;
}
