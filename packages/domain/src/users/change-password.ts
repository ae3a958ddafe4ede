import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, forbidden, invalidBody, unauthorized } from '@foremast/kernel/error';
import { deleteSessionsOfUser } from '@foremast/store/queries/sessions';
import { findUser, type UserRow, updateUser } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { rolesGrant, words } from '../permissions/roles.ts';
import { hasSystem } from '../permissions/system.ts';
import { MAGIC_LINK } from '../sessions/magic-link.ts';
import { type HowChanged, tellPasswordChanged } from './account-mails.ts';
import { provePassword } from './edit-account.ts';
import { hashPassword, passwordError } from './passwords.ts';

export interface PasswordForm {
  readonly current_password: string;
  readonly new_password: string;
  readonly already_hashed: boolean;
}

/** Writes a new password: it opens a locked account, and an account of another service becomes one of ours. */
export async function setPassword(tx: Tx, user: UserRow, hash: string, how: HowChanged): Promise<void> {
  const now = tx.now();
  await updateUser(tx.db, user.id, {
    password: hash,
    auth_data: null,
    auth_service: '',
    failed_attempts: 0,
    last_password_update: now,
    update_at: now,
  });
  if (tx.config.ServiceSettings.TerminateSessionsOnPasswordChange) await deleteSessionsOfUser(tx.db, user.id, tx.ctx.maybeSession?.id);
  await tellPasswordChanged(tx, user, how);
}

async function mayResetOf(ctx: Ctx, user: UserRow | undefined): Promise<boolean> {
  if (!user) return false;
  if (await rolesGrant(ctx.db, words(user.roles), 'manage_system')) return hasSystem(ctx, 'manage_system');
  return hasSystem(ctx, 'sysconsole_write_user_management_users');
}

async function newHash(ctx: Ctx, { new_password, already_hashed }: PasswordForm): Promise<string> {
  if (already_hashed) return new_password;
  const wrong = passwordError(new_password, ctx.config);
  if (wrong) throw wrong;
  return hashPassword(new_password);
}

async function changeOwn(ctx: Ctx, user: UserRow, form: PasswordForm): Promise<void> {
  if (form.current_password === '') throw invalidBody('current_password');
  if (form.already_hashed) throw unauthorized('api.user.update_password.user_and_hashed.app_error');
  if (user.auth_service === MAGIC_LINK) throw badRequest('api.user.update_password.magic_link.app_error');
  if (user.auth_service !== '') throw badRequest('api.user.update_password.oauth.app_error');
  if (!(await provePassword(ctx, user, form.current_password))) throw badRequest('api.user.update_password.incorrect.app_error');
  const hash = await newHash(ctx, form);
  await write(ctx, user, hash, 'settings');
}

async function write(ctx: Ctx, user: UserRow, hash: string, how: HowChanged): Promise<void> {
  await ctx.tx(async (tx) => {
    await setPassword(tx, user, hash, how);
    await audit(tx, { extra: 'completed' });
  });
}

/** One's own password with the current one, that of others by who manages accounts. */
export async function changePassword(ctx: Ctx, userId: string, form: PasswordForm): Promise<void> {
  const user = await findUser(ctx.db, userId);
  if (user && ctx.maybeSession?.user_id === userId) return changeOwn(ctx, user, form);
  if (!user || !(await mayResetOf(ctx, user))) throw forbidden('api.user.update_password.context.app_error');
  if (user.auth_service === MAGIC_LINK) throw badRequest('api.user.update_password.magic_link.app_error');
  if (form.already_hashed && !(await hasSystem(ctx, 'manage_system'))) throw unauthorized('api.user.update_password.user_and_hashed.app_error');
  const hash = await newHash(ctx, form);
  await write(ctx, user, hash, 'administrator');
}
