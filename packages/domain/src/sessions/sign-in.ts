import type { Ctx, Session, Tx } from '@foremast/kernel/context';
import { type AppError, badRequest, unauthorized } from '@foremast/kernel/error';
import {
  countFailedAttempt,
  failedAttemptsOf,
  findUser,
  findUserByEmail,
  findUserByUsername,
  spentStepsOf,
  type UserChange,
  type UserRow,
  updateUser,
} from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';
import { audit } from '../audits/audit.ts';
import { isGuest } from '../users/is-guest.ts';
import { spendCode } from '../users/mfa.ts';
import { checkPassword, hashPassword, isOldHash, isTooLong, pretendToCheck } from '../users/passwords.ts';
import { presentUser } from '../users/present-user.ts';
import { withTerms } from '../users/with-terms.ts';
import { countFailureOf, refuseTiredAddress } from './address-limit.ts';
import { setSessionCookies } from './cookies.ts';
import { createSession } from './create-session.ts';

/** What somebody who wants in tells. */
export interface SignInForm {
  readonly id: string;
  readonly login_id: string;
  readonly password: string;
  /** The second factor's code. */
  readonly token: string;
  readonly device_id: string;
}

async function findByLogin(ctx: Ctx, login: string): Promise<UserRow | undefined> {
  const { EnableSignInWithEmail, EnableSignInWithUsername } = ctx.config.EmailSettings;
  const name = login.toLowerCase();
  const byName = EnableSignInWithUsername ? await findUserByUsername(ctx.db, name) : undefined;
  return byName ?? (EnableSignInWithEmail ? await findUserByEmail(ctx.db, name) : undefined);
}

/** One text for most reasons for which somebody is not let in: which of them it was is nobody's business. */
export function badCredentials(ctx: Ctx): AppError {
  const { EmailSettings, GitLabSettings, GoogleSettings, Office365Settings, OpenIdSettings, SamlSettings } = ctx.config;
  if ([GitLabSettings, GoogleSettings, Office365Settings, OpenIdSettings, SamlSettings].some((s) => s.Enable))
    return unauthorized('api.user.login.invalid_credentials_sso');
  if (EmailSettings.EnableSignInWithEmail && EmailSettings.EnableSignInWithUsername)
    return unauthorized('api.user.login.invalid_credentials_email_username');
  return unauthorized(
    EmailSettings.EnableSignInWithUsername ? 'api.user.login.invalid_credentials_username' : 'api.user.login.invalid_credentials_email',
  );
}

const tooMany = () => unauthorized('api.user.check_user_login_attempts.too_many.app_error');

/** Counts for the account and for the address. For no account the same is written, to nobody: the time does not tell them apart. */
async function failed(ctx: Ctx, userId: string, error: AppError): Promise<never> {
  countFailureOf(ctx);
  const counted = await ctx.tx((tx) => countFailedAttempt(tx.db, userId, ctx.config.ServiceSettings.MaximumLoginAttempts));
  throw userId === '' || counted ? error : tooMany();
}

const isLocked = (ctx: Ctx, attempts: number): boolean => attempts >= ctx.config.ServiceSettings.MaximumLoginAttempts;

/** The steps that are spent when the code fits, `undefined` when none is needed. */
async function checkSecondFactor(ctx: Ctx, user: UserRow, code: string): Promise<string[] | undefined> {
  if (!user.mfa_active || !ctx.config.ServiceSettings.EnableMultifactorAuthentication) return undefined;
  if (code === '') throw unauthorized('mfa.validate_token.authenticate.app_error');
  if (!/^\d{6}$/.test(code)) return failed(ctx, user.id, unauthorized('mfa.validate_token.authenticate.app_error'));
  return (await spendCode(user, code, ctx.now())) ?? failed(ctx, user.id, unauthorized('api.user.check_user_mfa.bad_code.app_error'));
}

/**
 * Password, second factor and address of an account of ours, in this order. Answers what the account has to be changed by.
 * `wrongPassword` is thrown for a password that does not fit.
 */
export async function proveIdentity(ctx: Ctx, user: UserRow, password: string, code: string, wrongPassword: AppError): Promise<UserChange> {
  if (isLocked(ctx, user.failed_attempts)) throw tooMany();
  if (isTooLong(password)) {
    await pretendToCheck(password);
    throw wrongPassword;
  }
  if (!(await checkPassword(password, user.password))) await failed(ctx, user.id, wrongPassword);
  // Guesses that were checked at the same time may have locked it meanwhile.
  if (isLocked(ctx, await failedAttemptsOf(ctx.db, user.id))) throw tooMany();
  const steps = await checkSecondFactor(ctx, user, code);
  if (ctx.config.EmailSettings.RequireEmailVerification && !user.email_verified) throw unauthorized('api.user.login.not_verified.app_error');
  return {
    ...(steps ? { mfa_used_timestamps: steps } : {}),
    ...(isOldHash(user.password) ? { password: await hashPassword(password) } : {}),
  };
}

/** Who may never sign in here, whatever they know. */
export function refuseClosed(ctx: Ctx, user: UserRow): void {
  if (user.bot_id !== null) throw unauthorized('api.user.login.bot_login_forbidden.app_error');
  if (user.delete_at > 0) throw unauthorized('api.user.login.inactive.app_error');
  if (user.remote_id) throw unauthorized('api.user.login.remote_users.login.error');
  if (isGuest(user) && !ctx.config.GuestAccountsSettings.Enable) throw unauthorized('api.user.login.guest_accounts.disabled.error');
}

/** The row is locked by now: of two who sign in with one code at the same moment the second is told no. */
async function refuseSpentCode(tx: Tx, userId: string, { mfa_used_timestamps: steps }: UserChange): Promise<void> {
  const step = steps?.at(-1);
  if (step !== undefined && (await spentStepsOf(tx.db, userId)).includes(step)) throw unauthorized('api.user.check_user_mfa.bad_code.app_error');
}

/** The session of somebody who proved who they are; the answer carries its token. */
export async function openSession(tx: Tx, user: UserRow, deviceId: string, change: UserChange = {}): Promise<Session> {
  await updateUser(tx.db, user.id, { failed_attempts: 0, last_login: tx.now() });
  await refuseSpentCode(tx, user.id, change);
  await updateUser(tx.db, user.id, change);
  const session = await createSession(tx, user, tx.ctx, { deviceId });
  await audit(tx, { userId: user.id, sessionId: session.id, extra: `success session_user=${user.id}` });
  return session;
}

/** The header for programs, cookies for browsers. */
export function handOver(ctx: Ctx, session: Session): void {
  ctx.reply.headers.token = session.token;
  if (ctx.request.headers.get('x-requested-with') === 'XMLHttpRequest') setSessionCookies(ctx, session);
}

/** Signs somebody in with a password. Throws what the contract shows of a failure; most of them look alike. */
export async function signIn(ctx: Ctx, { id, login_id, password, token, device_id }: SignInForm): Promise<User> {
  if (password === '') throw badRequest('api.user.login.blank_pwd.app_error');
  refuseTiredAddress(ctx);
  const user = id ? await findUser(ctx.db, id) : await findByLogin(ctx, login_id);
  await ctx.tx((tx) => audit(tx, { userId: user?.id ?? '', sessionId: '', extra: `attempt - login_id=${login_id}` }));
  if (user) refuseClosed(ctx, user);
  if (user?.auth_service !== '') {
    await pretendToCheck(password);
    return failed(ctx, '', badCredentials(ctx));
  }
  const change = await proveIdentity(ctx, user, password, token, badCredentials(ctx));
  const session = await ctx.tx((tx) => openSession(tx, user, device_id, change));
  handOver(ctx, session);
  // The sign-in before this one counts as a change of the account here, and only here.
  const shown = { ...user, update_at: Math.max(user.update_at, user.last_login) };
  return withTerms(ctx, user.id, presentUser(shown, 'self', ctx.config));
}
