import type { Tx } from '@foremast/kernel/context';
import type { UserRow } from '@foremast/store/queries/users';
import { userUpdated } from '@foremast/wire/events';
import { presentUser } from './present-user.ts';

/** Everybody hears how a person is now, as far as each may know: the person, administrators, all others. */
export function tellUserUpdated(tx: Tx, user: UserRow): void {
  const { id } = user;
  tx.emit(userUpdated, { user: presentUser(user, 'admin', tx.config) }, { omitUsers: [id], sensitive: true, about: id });
  tx.emit(userUpdated, { user: presentUser(user, 'other', tx.config) }, { omitUsers: [id], sanitized: true, about: id });
  tx.emit(userUpdated, { user: presentUser(user, 'self', tx.config) }, { user: id });
}
