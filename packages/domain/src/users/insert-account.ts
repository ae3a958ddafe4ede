import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { groupNameTaken } from '@foremast/store/queries/group-heads';
import { savePreferences } from '@foremast/store/queries/preferences';
import { anyUser, findUser, findUserByEmail, findUserByUsername, insertUser, type NewUser, type UserRow } from '@foremast/store/queries/users';
import { newUser } from '@foremast/wire/events';
import { defaultNotifyProps, defaultTimezone } from './user-defaults.ts';
import { userError } from './validate-user.ts';

/** What is known of a new account; the rest is filled in. `password` is a hash, or '' for none. */
export type NewAccount = Partial<NewUser> & Pick<NewUser, 'username' | 'email'>;

async function refuseTaken(tx: Tx, { email, username }: NewAccount): Promise<void> {
  if ((await findUserByUsername(tx.db, username)) || (await groupNameTaken(tx.db, username)))
    throw badRequest('app.user.save.username_exists.app_error');
  if (await findUserByEmail(tx.db, email)) throw badRequest('app.user.save.email_exists.app_error');
}

/**
 * Writes an account with its first preferences and tells everybody. The first account of an empty server becomes its
 * administrator. Throws `model.user.is_valid.*` and `app.user.save.*` (400).
 */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<UserRow> {
  const now = tx.now();
  const first = !(await anyUser(tx.db));
  const id = account.id ?? newId();
  const row: NewUser = {
    id,
    create_at: now,
    update_at: now,
    delete_at: 0,
    password: '',
    auth_data: null,
    auth_service: '',
    email_verified: false,
    nickname: '',
    first_name: '',
    last_name: '',
    roles: 'system_user',
    allow_marketing: false,
    props: {},
    notify_props: defaultNotifyProps(),
    last_password_update: now,
    last_picture_update: 0,
    failed_attempts: 0,
    locale: tx.config.LocalizationSettings.DefaultClientLocale,
    mfa_active: false,
    mfa_secret: '',
    position: '',
    timezone: defaultTimezone(),
    remote_id: '',
    last_login: 0,
    mfa_used_timestamps: null,
    ...account,
    ...(first ? { roles: 'system_admin system_user' } : {}),
  };
  const wrong = userError(row);
  if (wrong) throw wrong;
  await refuseTaken(tx, row);
  await insertUser(tx.db, row);
  await savePreferences(tx.db, [
    { user_id: id, category: 'recommended_next_steps', name: 'hide', value: 'false' },
    { user_id: id, category: 'tutorial_step', name: id, value: '0' },
    { user_id: id, category: 'system_notice', name: 'GMasDM', value: 'true' },
  ]);
  tx.emit(newUser, { user_id: id }, { about: id });
  return (await findUser(tx.db, id)) as UserRow;
}
