import type { Tx } from '@foremast/kernel/context';
import { type AppError, badRequest } from '@foremast/kernel/error';
import { groupNameTaken } from '@foremast/store/queries/group-heads';
import { findUser, findUserByEmail, findUserByUsername, type UserChange, type UserRow, updateUser } from '@foremast/store/queries/users';
import { askToSyncPerson } from '../shared-channels/sync-person.ts';
import { followAutoReply } from '../status/auto-reply.ts';
import { confirmAddress, tellAddressChanged, tellUsernameChanged } from './account-mails.ts';
import { isGuest } from './is-guest.ts';
import { tidyMentionKeys, withoutUsername } from './mention-keys.ts';
import { forgetDrawnPicture } from './profile-picture.ts';
import { tellUserUpdated } from './tell-user-updated.ts';
import { defaultNotifyProps } from './user-defaults.ts';
import { domainAllowed, userError } from './validate-user.ts';

/** What of an account its owner or an administrator may change. */
export type Profile = Pick<
  UserRow,
  'username' | 'email' | 'nickname' | 'first_name' | 'last_name' | 'position' | 'props' | 'notify_props' | 'locale' | 'timezone' | 'remote_id'
>;

function domainError(tx: Tx, before: UserRow, email: string): AppError | undefined {
  if (email === before.email) return undefined;
  const guest = isGuest(before);
  const list = guest ? tx.config.GuestAccountsSettings.RestrictCreationToDomains : tx.config.TeamSettings.RestrictCreationToDomains;
  if (domainAllowed(email, list)) return undefined;
  return badRequest(guest ? 'api.user.update_user.accepted_guest_domain.app_error' : 'api.user.update_user.accepted_domain.app_error');
}

async function refuseTaken(tx: Tx, before: UserRow, { username, email }: Profile): Promise<void> {
  if (username !== before.username && ((await findUserByUsername(tx.db, username)) || (await groupNameTaken(tx.db, username))))
    throw badRequest('app.user.save.username_exists.app_error');
  if (email !== before.email && (await findUserByEmail(tx.db, email))) throw badRequest('app.user.save.email_exists.app_error');
}

/** Only people who never gave a picture get a new one with their new initials. */
function pictureOf(tx: Tx, before: UserRow, username: string): UserChange {
  return username !== before.username && before.last_picture_update <= 0 ? { last_picture_update: -tx.now() } : {};
}

/** Whose address another service vouches for. */
const PROVEN_ELSEWHERE: ReadonlySet<string> = new Set(['gitlab', 'google', 'office365', 'openid', 'saml']);

function notifyPropsOf(before: UserRow, after: Profile): Record<string, string> {
  const props = Object.keys(after.notify_props).length === 0 ? defaultNotifyProps() : tidyMentionKeys(after.notify_props);
  return after.username === before.username ? props : withoutUsername(props, before.username);
}

/**
 * Writes a changed profile and tells everybody. A new address that has to be confirmed is not written yet: a mail goes there.
 * Bots get no mail, and nobody has to confirm their addresses. `silently`: nobody is told of it.
 * Throws `model.user.is_valid.*`, `app.user.save.*` and `api.user.update_user.accepted_*domain` (400).
 */
export async function changeAccount(tx: Tx, before: UserRow, profile: Profile, { silently = false } = {}): Promise<UserRow> {
  const after = { ...profile, username: profile.username.toLowerCase(), email: profile.email.toLowerCase() };
  const wrong = domainError(tx, before, after.email) ?? userError({ ...before, ...after });
  if (wrong) throw wrong;
  await refuseTaken(tx, before, after);
  const newAddress = after.email !== before.email;
  const person = before.bot_id === null;
  const confirm = newAddress && person && tx.config.EmailSettings.RequireEmailVerification;
  const now = tx.now();
  await updateUser(tx.db, before.id, {
    ...after,
    email: confirm ? before.email : after.email,
    notify_props: notifyPropsOf(before, after),
    update_at: now,
    ...(newAddress && !confirm ? { email_verified: false } : {}),
    ...(PROVEN_ELSEWHERE.has(before.auth_service) ? { email_verified: true } : {}),
    ...pictureOf(tx, before, after.username),
  });
  await followAutoReply(tx, before, after.notify_props);
  const row = (await findUser(tx.db, before.id)) as UserRow;
  if (confirm) await confirmAddress(tx, row, after.email);
  else if (newAddress && person) await tellAddressChanged(tx, before, after.email);
  if (after.username !== before.username) {
    if (person) await tellUsernameChanged(tx, row);
    if (row.last_picture_update < 0) tx.afterCommit(() => void forgetDrawnPicture(tx.ctx, row.id).catch(() => undefined));
  }
  await askToSyncPerson(tx, row.id);
  if (!silently) tellUserUpdated(tx, row);
  return row;
}
