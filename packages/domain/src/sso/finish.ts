import type { Ctx, Session } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { token as newToken } from '@foremast/kernel/id';
import { insertDesktopToken } from '@foremast/store/queries/desktop-tokens';
import { deleteSessionsOfUser } from '@foremast/store/queries/sessions';
import { findUserByAuthData, findUserByEmail, type UserRow, updateUser } from '@foremast/store/queries/users';
import { audit } from '../audits/audit.ts';
import { setSessionCookies } from '../sessions/cookies.ts';
import { createSession } from '../sessions/create-session.ts';
import { refuseClosed } from '../sessions/sign-in.ts';
import { redirect } from '../system/browser-page.ts';
import { siteUrl } from '../system/site-url.ts';
import { tellSignInMoved } from '../users/account-mails.ts';
import { accountOf } from './account-of.ts';
import type { Attempt } from './attempt.ts';
import type { Identity } from './identity.ts';
import { SERVICE_NAMES } from './service.ts';

const siteOf = (ctx: Ctx): string => siteUrl(ctx).replace(/\/+$/, '');

/** Who proved the password here before signs in there from now on. */
async function moveAccount(ctx: Ctx, identity: Identity, { email }: Attempt): Promise<Response> {
  await ctx.tx(async (tx) => {
    const user = await findUserByEmail(tx.db, email);
    if (!user) throw badRequest('app.user.missing_account.const');
    const holder = await findUserByAuthData(tx.db, identity.id);
    if (holder && holder.id !== user.id) throw badRequest('app.user.update_auth_data.email_exists.app_error');
    const now = tx.now();
    await updateUser(tx.db, user.id, {
      auth_service: identity.service,
      auth_data: identity.id,
      password: '',
      failed_attempts: 0,
      mfa_active: false,
      mfa_secret: '',
      last_password_update: now,
      update_at: now,
    });
    await deleteSessionsOfUser(tx.db, user.id);
    await tellSignInMoved(tx, user, SERVICE_NAMES[identity.service]);
    await audit(tx, { userId: user.id, extra: `success service=${identity.service}` });
  });
  return redirect(`${siteOf(ctx)}/login?extra=signin_change`);
}

/** The desktop program fetches its session itself, with what its browser hands it. */
async function toDesktop(ctx: Ctx, identity: Identity, attempt: Attempt): Promise<Response> {
  const token = newToken(64);
  await ctx.tx(async (tx) => {
    const user = await accountOf(tx, identity, attempt);
    refuse(ctx, user);
    await insertDesktopToken(tx.db, token, user.id, Math.floor(tx.now() / 1000));
  });
  const query = new URLSearchParams({ client_token: attempt.desktopToken, server_token: token });
  if (attempt.redirectTo !== '') query.set('redirect_to', attempt.redirectTo);
  return redirect(`${siteOf(ctx)}/login/desktop?${query}`);
}

/** Bots sign in nowhere else; the rest is as with a password. */
function refuse(ctx: Ctx, user: UserRow): void {
  if (user.bot_id !== null) throw forbidden('api.user.login_by_oauth.bot_login_forbidden.app_error');
  refuseClosed(ctx, user);
}

async function open(ctx: Ctx, identity: Identity, attempt: Attempt): Promise<Session> {
  return ctx.tx(async (tx) => {
    const user = await accountOf(tx, identity, attempt);
    refuse(ctx, user);
    await updateUser(tx.db, user.id, { failed_attempts: 0, last_login: tx.now() });
    const isMobile = attempt.action === 'mobile';
    const { SessionLengthSSOInHours: hours } = ctx.config.ServiceSettings;
    const session = await createSession(tx, user, ctx, { hours, props: { isOAuthUser: 'true', ...(isMobile ? { isMobile: 'true' } : {}) } });
    await audit(tx, { userId: user.id, sessionId: session.id, extra: `success session_user=${user.id}` });
    return session;
  });
}

/** A phone's program gets the session in the address that calls it. */
function toProgram(ctx: Ctx, session: Session, { redirectTo }: Attempt): Response {
  const query = new URLSearchParams({ MMAUTHTOKEN: session.token, MMCSRF: session.props.csrf ?? '', srv: siteOf(ctx) });
  return redirect(`${redirectTo}${redirectTo.includes('?') ? '&' : '?'}${query}`);
}

/** Somebody proved elsewhere who they are: what they went there for happens. */
export async function finishSignIn(ctx: Ctx, identity: Identity, attempt: Attempt): Promise<Response> {
  if (attempt.action === 'email_to_sso') return moveAccount(ctx, identity, attempt);
  if (attempt.desktopToken !== '') return toDesktop(ctx, identity, attempt);
  const session = await open(ctx, identity, attempt);
  if (attempt.action === 'mobile') return toProgram(ctx, session, attempt);
  setSessionCookies(ctx, session);
  return redirect(`${siteOf(ctx)}${attempt.redirectTo || '/'}`);
}
