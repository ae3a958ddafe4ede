import type { Settings } from '@foremast/kernel/config/settings';
import type { UserRow } from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';

/** Who looks: the person, an administrator, or anybody else. */
export type Viewer = 'self' | 'admin' | 'other';

/** A key for what is there, none for what is zero, empty or false: so the contract has most of a user's fields. */
function present<K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } {
  const empty =
    value === undefined ||
    value === null ||
    value === '' ||
    value === 0 ||
    value === false ||
    (typeof value === 'object' && Object.keys(value as object).length === 0);
  return (empty ? {} : { [key]: value }) as { [P in K]?: V };
}

function withoutRemoteEmail(props: Record<string, string>, show: boolean): Record<string, string> {
  if (show || !('RemoteEmail' in props)) return props;
  const { RemoteEmail: _, ...rest } = props;
  return rest;
}

/** Databases keep the keys in an order of their own. */
const inOrder = (map: Record<string, string> | null): Record<string, string> =>
  Object.fromEntries(Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Others see that there is something, not what. */
function authDataOf({ auth_data }: UserRow, close: boolean): { auth_data?: string } {
  if (!close) return { auth_data: '' };
  return auth_data === null ? {} : { auth_data };
}

/** A user as `viewer` may see it. */
export function presentUser(u: UserRow, viewer: Viewer, settings: Settings): User {
  const { ShowEmailAddress, ShowFullName } = settings.PrivacySettings;
  const showEmail = viewer !== 'other' || ShowEmailAddress;
  const showName = viewer !== 'other' || ShowFullName;
  const own = viewer === 'self';
  const close = viewer !== 'other';
  return {
    id: u.id,
    ...present('create_at', u.create_at),
    ...present('update_at', u.update_at),
    delete_at: u.delete_at,
    username: u.username,
    ...authDataOf(u, close),
    auth_service: close ? u.auth_service : '',
    email: showEmail ? u.email : '',
    ...(own ? present('email_verified', u.email_verified) : {}),
    nickname: u.nickname,
    first_name: showName ? u.first_name : '',
    last_name: showName ? u.last_name : '',
    position: u.position,
    roles: u.roles,
    ...(own ? present('allow_marketing', u.allow_marketing) : {}),
    ...present('props', withoutRemoteEmail(u.props ?? {}, showEmail)),
    ...(close ? present('notify_props', inOrder(u.notify_props)) : {}),
    ...(own ? present('last_password_update', u.last_password_update) : {}),
    ...present('last_picture_update', u.last_picture_update),
    ...(close ? present('failed_attempts', u.failed_attempts) : {}),
    locale: u.locale,
    timezone: u.timezone,
    ...present('mfa_active', u.mfa_active),
    ...(u.remote_id === null ? {} : { remote_id: u.remote_id }),
    ...present('is_bot', u.bot_id !== null),
    ...present('bot_description', u.bot_description),
    ...present('bot_last_icon_update', u.bot_last_icon_update),
    disable_welcome_email: false,
  };
}
