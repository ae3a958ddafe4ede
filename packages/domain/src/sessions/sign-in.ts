import type { Ctx } from '@foremast/kernel/context';
import { type AppError, badRequest, unauthorized } from '@foremast/kernel/error';
import { findUserByEmail, findUserByUsername, updateUser, type UserRow } from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';
import { checkPassword, hashPassword, isOldHash, pretendToCheck } from '../users/passwords.ts';
import { presentUser } from '../users/present-user.ts';
import { setSessionCookies } from './cookies.ts';
import { createSession } from './create-session.ts';

async function findByLogin(ctx: Ctx, login: string): Promise<UserRow | undefined> {
  const { EnableSignInWithEmail, EnableSignInWithUsername } = ctx.config.EmailSettings;
  const name = login.toLowerCase();
  const byName = EnableSignInWithUsername ? await findUserByUsername(ctx.db, name) : undefined;
  return byName ?? (EnableSignInWithEmail ? await findUserByEmail(ctx.db, name) : undefined);
}

/** One text for all reasons for which an account is not let in: which of them it was is nobody's business. */
export function badCredentials(ctx: Ctx): AppError {
  const { EnableSignInWithEmail, EnableSignInWithUsername } = ctx.config.EmailSettings;
  if (EnableSignInWithEmail && EnableSignInWithUsername) return unauthorized('api.user.login.invalid_credentials_email_username');
  return unauthorized(EnableSignInWithUsername ? 'api.user.login.invalid_credentials_username' : 'api.user.login.invalid_credentials_email');
}

async function proveIdentity(ctx: Ctx, user: UserRow, password: string): Promise<void> {
  if (user.delete_at > 0) throw unauthorized('api.user.login.inactive.app_error');
  if (user.bot_id !== null) throw unauthorized('api.user.login.bot_login_forbidden.app_error');
  if (user.failed_attempts >= ctx.config.ServiceSettings.MaximumLoginAttempts) throw unauthorized('api.user.check_user_login_attempts.too_many.app_error');
  if (await checkPassword(password, user.password)) return;
  await ctx.tx((tx) => updateUser(tx.db, user.id, { failed_attempts: user.failed_attempts + 1 }));
  throw badCredentials(ctx);
}

/** Signs somebody in. Throws what the contract shows of a failure; most of them look alike. */
export async function signIn(ctx: Ctx, form: Readonly<Record<string, string>>): Promise<User> {
  const { id = '', login_id = '', password = '', device_id = '', deviceId = '' } = form;
  if (password === '') throw badRequest('api.user.login.blank_pwd.app_error');
  const user = id ? undefined : await findByLogin(ctx, login_id.trim());
  if (!user) {
    await pretendToCheck(password);
    throw badCredentials(ctx);
  }
  await proveIdentity(ctx, user, password);
  const rehashed = isOldHash(user.password) ? { password: await hashPassword(password) } : {};
  const session = await ctx.tx(async (tx) => {
    await updateUser(tx.db, user.id, { failed_attempts: 0, last_login: tx.now(), ...rehashed });
    return createSession(tx, user, ctx, { deviceId: device_id || deviceId });
  });
  ctx.reply.headers.token = session.token;
  if (ctx.request.headers.get('x-requested-with') === 'XMLHttpRequest') setSessionCookies(ctx, session);
  return presentUser(user, 'self', ctx.config);
}
