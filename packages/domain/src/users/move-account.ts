import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden, invalidBody, noSession, notFound, switchedOff, unauthorized } from '@foremast/kernel/error';
import { deleteSessionsOfUser } from '@foremast/store/queries/sessions';
import { findUser, findUserByAuthData, findUserByEmail, type UserRow, updateUser } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { refuseTiredAddress } from '../sessions/address-limit.ts';
import { MAGIC_LINK } from '../sessions/magic-link.ts';
import { proveIdentity, refuseClosed } from '../sessions/sign-in.ts';
import { beginSignIn } from '../sso/begin.ts';
import { tellSignInChanged } from './account-mails.ts';
import { hashPassword, passwordError } from './passwords.ts';

export interface AuthData {
  readonly auth_service: string;
  readonly auth_data: string;
}

const SERVICE_MAX = 32;
const AUTH_DATA_MAX = 128;

/** An administrator says where somebody signs in from now on; the password here is worth nothing then. Unknown people are no error. */
export async function moveAccount(ctx: Ctx, userId: string, { auth_service, auth_data }: AuthData): Promise<void> {
  const fits = auth_service !== '' && auth_data !== '' && auth_service.length <= SERVICE_MAX && auth_data.length <= AUTH_DATA_MAX;
  if (!fits) throw badRequest('api.user.update_user_auth.invalid_request');
  await ctx.tx(async (tx) => {
    const holder = await findUserByAuthData(tx.db, auth_data);
    if (holder && holder.id !== userId) throw badRequest('app.user.update_auth_data.email_exists.app_error');
    if (!(await findUser(tx.db, userId))) return;
    await updateUser(tx.db, userId, {
      auth_service,
      auth_data,
      password: '',
      failed_attempts: 0,
      last_password_update: tx.now(),
      update_at: tx.now(),
    });
    await audit(tx, { extra: `updated user ${userId} auth to service=${auth_service}` });
  });
}

/** How somebody wants to sign in instead. */
export interface SwitchForm {
  readonly current_service: string;
  readonly new_service: string;
  readonly email: string;
  readonly password: string;
  readonly new_password: string;
  readonly mfa_code: string;
  readonly ldap_id: string;
}

const OUTSIDE: ReadonlySet<string> = new Set(['gitlab', 'google', 'office365', 'openid', 'saml']);

async function byEmail(ctx: Ctx, email: string): Promise<UserRow> {
  const user = await findUserByEmail(ctx.db, email.toLowerCase());
  if (!user) throw notFound('app.user.missing_account.const');
  return user;
}

function refuseIfOff(ctx: Ctx, id: string): void {
  if (!ctx.config.ServiceSettings.ExperimentalEnableAuthenticationTransfer) throw forbidden(id);
}

/** Where to go next to sign in with that service. */
const serviceLink = async (ctx: Ctx, service: string, email: string): Promise<string> =>
  service === 'saml'
    ? `/login/sso/saml?action=email_to_sso&email=${encodeURIComponent(email)}`
    : beginSignIn(ctx, service, { action: 'email_to_sso', email }, email);

/** Whose address and password these are; as at the door, closed accounts and addresses that failed too often are refused. */
async function ownerOf(ctx: Ctx, { email, password, mfa_code }: SwitchForm): Promise<UserRow> {
  refuseTiredAddress(ctx);
  const user = await byEmail(ctx, email);
  refuseClosed(ctx, user);
  await proveIdentity(ctx, user, password, mfa_code, unauthorized('api.user.check_user_password.invalid.app_error'));
  return user;
}

async function emailToService(ctx: Ctx, form: SwitchForm): Promise<string> {
  refuseIfOff(ctx, 'api.user.email_to_oauth.not_available.app_error');
  const user = await ownerOf(ctx, form);
  return serviceLink(ctx, form.new_service, user.email);
}

// The sessions end before the directory is asked: who proved the password wants to sign in anew.
async function emailToLdap(ctx: Ctx, form: SwitchForm): Promise<string> {
  refuseIfOff(ctx, 'api.user.email_to_ldap.not_available.app_error');
  const user = await ownerOf(ctx, form);
  await ctx.tx((tx) => deleteSessionsOfUser(tx.db, user.id));
  throw switchedOff('api.user.email_to_ldap.not_available.app_error');
}

/** Where nobody signs in with a password, nobody may change to one. */
function refuseWithoutPasswords({ config: { EmailSettings } }: Ctx): void {
  if (!EmailSettings.EnableSignUpWithEmail) throw forbidden('api.user.auth_switch.not_available.email_signup_disabled.app_error');
  if (!EmailSettings.EnableSignInWithEmail && !EmailSettings.EnableSignInWithUsername)
    throw forbidden('api.user.auth_switch.not_available.login_disabled.app_error');
}

async function ldapToEmail(ctx: Ctx, form: SwitchForm): Promise<string> {
  refuseIfOff(ctx, 'api.user.ldap_to_email.not_available.app_error');
  refuseWithoutPasswords(ctx);
  const user = await byEmail(ctx, form.email);
  if (user.auth_service !== 'ldap') throw badRequest('api.user.ldap_to_email.not_ldap_account.app_error');
  throw switchedOff('api.user.ldap_to_email.not_available.app_error');
}

/** Who is signed in with another service chooses a password and signs in with that from now on. */
async function serviceToEmail(ctx: Ctx, form: SwitchForm): Promise<string> {
  const session = ctx.maybeSession;
  if (!session) throw noSession();
  refuseIfOff(ctx, 'api.user.oauth_to_email.not_available.app_error');
  refuseWithoutPasswords(ctx);
  const user = await byEmail(ctx, form.email);
  if (user.id !== session.user_id) throw forbidden('api.user.oauth_to_email.context.app_error');
  if (user.auth_service === MAGIC_LINK) throw badRequest('api.user.oauth_to_email.magic_link.app_error');
  if (user.auth_service === '') throw badRequest('api.user.oauth_to_email.not_oauth_user.app_error');
  const wrong = passwordError(form.new_password, ctx.config);
  if (wrong) throw wrong;
  const password = await hashPassword(form.new_password);
  await ctx.tx(async (tx) => {
    const now = tx.now();
    await updateUser(tx.db, user.id, { password, auth_service: '', auth_data: null, failed_attempts: 0, last_password_update: now, update_at: now });
    await deleteSessionsOfUser(tx.db, user.id);
    await tellSignInChanged(tx, user, 'password');
    await audit(tx, { userId: user.id, extra: 'success' });
  });
  return '/login?extra=signin_change';
}

/** Changes how an account signs in; answers where to go next. */
export async function switchSignIn(ctx: Ctx, form: SwitchForm): Promise<string> {
  const { current_service: from, new_service: to } = form;
  if (from === 'email' && OUTSIDE.has(to)) return emailToService(ctx, form);
  if (OUTSIDE.has(from) && to === 'email') return serviceToEmail(ctx, form);
  if (from === 'email' && to === 'ldap') return emailToLdap(ctx, form);
  if (from === 'ldap' && to === 'email') return ldapToEmail(ctx, form);
  throw invalidBody('switch_request');
}
