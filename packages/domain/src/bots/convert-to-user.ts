import type { Ctx } from '@foremast/kernel/context';
import { invalidBody } from '@foremast/kernel/error';
import { type BotRow, deleteBot } from '@foremast/store/queries/bots';
import { findUser, type UserRow, updateUser } from '@foremast/store/queries/users';
import { userRoleUpdated } from '@foremast/wire/events';
import type { User } from '@foremast/wire/models/user';
import { audit } from '../audits/audit.ts';
import { words } from '../permissions/roles.ts';
import { changeAccount, type Profile } from '../users/change-account.ts';
import { getAccount } from '../users/get-account.ts';
import { hashPassword, passwordError } from '../users/passwords.ts';
import { presentUser } from '../users/present-user.ts';

export type PersonForm = { readonly [K in Exclude<keyof Profile, 'remote_id'>]?: Profile[K] | undefined } & { readonly password: string };

const withoutAbsent = <T extends object>(form: T): Partial<T> =>
  Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined)) as Partial<T>;

/**
 * A bot becomes a person who signs in with this password. The answer still calls it a bot: so it is in the contract.
 * Throws `model.user.is_valid.*` and `app.user.save.*` (400).
 */
export async function convertToUser(ctx: Ctx, bot: BotRow, { password, ...form }: PersonForm, administrator: boolean): Promise<User> {
  if (password === '') throw invalidBody('userPatch');
  const before = await getAccount(ctx.db, bot.user_id);
  const wrong = passwordError(password, ctx.config);
  if (wrong) throw wrong;
  const hash = await hashPassword(password);
  const roles = administrator && !words(before.roles).includes('system_admin') ? `${before.roles} system_admin` : before.roles;
  return ctx.tx(async (tx) => {
    const { username, email, nickname, first_name, last_name, position, props, notify_props, locale, timezone, remote_id } = before;
    const profile: Profile = { username, email, nickname, first_name, last_name, position, props, notify_props, locale, timezone, remote_id };
    await changeAccount(tx, before, { ...profile, ...withoutAbsent(form) }, { silently: true });
    await updateUser(tx.db, before.id, { password: hash, roles, last_password_update: tx.now(), update_at: tx.now() });
    if (roles !== before.roles) tx.emit(userRoleUpdated, { user_id: before.id, roles }, { user: before.id });
    const answer = presentUser((await findUser(tx.db, before.id)) as UserRow, 'self', tx.config);
    await deleteBot(tx.db, before.id);
    await audit(tx, { extra: `user_id=${before.id}` });
    return answer;
  });
}
