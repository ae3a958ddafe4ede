import type { Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { insertBotRow } from '@foremast/store/queries/bot-rows';
import { firstAdministrator } from '@foremast/store/queries/first-administrator';
import { findUser, findUserByUsername, insertUser, type UserRow } from '@foremast/store/queries/users';
import { newUser } from '@foremast/wire/events';
import { openDirect } from '../channels/open-direct.ts';
import { defaultNotifyProps, defaultTimezone } from '../users/user-defaults.ts';
import { writePost } from './write-post.ts';

const USERNAME = 'system-bot';

/** The account in whose name the server writes to single people; it is made when it is first needed. */
export async function systemBot(tx: Tx): Promise<UserRow> {
  const known = await findUserByUsername(tx.db, USERNAME);
  if (known) return known;
  const now = tx.now();
  const id = newId();
  await insertUser(tx.db, {
    id,
    create_at: now,
    update_at: now,
    delete_at: 0,
    username: USERNAME,
    password: '',
    auth_data: null,
    auth_service: '',
    email: `${USERNAME}@localhost`,
    email_verified: false,
    nickname: '',
    first_name: 'System',
    last_name: '',
    roles: 'system_user',
    allow_marketing: false,
    props: {},
    notify_props: defaultNotifyProps(),
    last_password_update: now,
    last_picture_update: 0,
    failed_attempts: 0,
    locale: tx.config.LocalizationSettings.DefaultServerLocale,
    mfa_active: false,
    mfa_secret: '',
    position: '',
    timezone: defaultTimezone(),
    remote_id: null,
    last_login: 0,
    mfa_used_timestamps: null,
  });
  const owner = (await firstAdministrator(tx.db)) ?? id;
  await insertBotRow(tx.db, { user_id: id, description: '', owner_id: owner, at: now });
  tx.emit(newUser, { user_id: id }, { about: id });
  return (await findUser(tx.db, id)) as UserRow;
}

/** A direct message from the server to one person. */
export async function writeAsSystemBot(tx: Tx, toUserId: string, message: string, more: { type?: string; props?: Record<string, unknown> } = {}): Promise<void> {
  const bot = await systemBot(tx);
  const channel = await openDirect(tx, bot.id, toUserId, true);
  await writePost(tx, { channel_id: channel.id, user_id: bot.id, message, type: more.type ?? '', props: { ...more.props, from_bot: 'true' } }, { setOnline: false });
}
