import type { Ctx } from '@foremast/kernel/context';
import { decodeBody } from '@foremast/kernel/decode';
import { badRequest } from '@foremast/kernel/error';
import { newId, token as newToken } from '@foremast/kernel/id';
import { deleteToken, findToken, insertToken } from '@foremast/store/queries/tokens';
import { type Static, t } from '@foremast/wire/scalars';
import { sitePrefix } from '../system/browser-page.ts';

/** Why somebody goes to another service to prove who they are. */
export type Action = 'login' | 'signup' | 'mobile' | 'email_to_sso';

/** What is to happen when they come back. */
export interface Purpose {
  readonly action: Action;
  readonly email?: string;
  readonly redirectTo?: string;
  readonly desktopToken?: string;
  readonly inviteToken?: string;
  readonly inviteId?: string;
}

const Stored = t.Object({
  service: t.String(),
  cookie: t.String(),
  verifier: t.String(),
  nonce: t.String(),
  action: t.String(),
  email: t.String(),
  redirectTo: t.String(),
  desktopToken: t.String(),
  inviteToken: t.String(),
  inviteId: t.String(),
});

/** Somebody is on the way to another service and back. */
export type Attempt = Omit<Static<typeof Stored>, 'action'> & { readonly action: Action };

const TYPE = 'oauth';
const COOKIE = 'MMOAUTH';
const LIFETIME_S = 1800;
const EXTRA_MAX = 2048;

function setCookie(ctx: Ctx, value: string, age: number): void {
  const secure = ctx.request.secure ? '; Secure' : '';
  ctx.reply.cookies.push(`${COOKIE}=${value}; Path=${sitePrefix(ctx) || '/'}; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`);
}

/** What the service hands back unread: it names the attempt, and says for the eye what it is about. */
function stateOf(token: string, { action, email, redirectTo, desktopToken, inviteToken, inviteId }: Purpose): string {
  const state = {
    action,
    token,
    ...(email ? { email } : {}),
    ...(redirectTo ? { redirect_to: redirectTo } : {}),
    ...(desktopToken ? { desktop_token: desktopToken } : {}),
    ...(inviteToken ? { invite_token: inviteToken } : {}),
    ...(inviteId ? { invite_id: inviteId } : {}),
    ...(action === 'mobile' ? { isMobile: 'true' } : {}),
  };
  return Buffer.from(JSON.stringify(state)).toString('base64');
}

/** Notes an attempt, here and in the browser; answers the state that goes with it. */
export async function beginAttempt(ctx: Ctx, service: string, purpose: Purpose, proof: Pick<Attempt, 'verifier' | 'nonce'>): Promise<string> {
  const [token, cookie] = [newToken(64), newId()];
  const extra = JSON.stringify({ ...purpose, ...proof, service, cookie });
  if (extra.length > EXTRA_MAX) throw badRequest('api.invalid_redirect_url');
  await ctx.tx((tx) => insertToken(tx.db, { token, create_at: tx.now(), type: TYPE, extra }));
  setCookie(ctx, cookie, LIFETIME_S);
  return stateOf(token, purpose);
}

const invalid = () => badRequest('api.user.authorize_oauth_user.invalid_state.app_error');

const TOKEN = /^[a-z0-9]{64}$/;

function tokenIn(state: string): string {
  try {
    const { token } = decodeBody(t.Object({ token: t.String() }), JSON.parse(Buffer.from(state, 'base64').toString()));
    return TOKEN.test(token) ? token : '';
  } catch {
    return '';
  }
}

const cookieOf = (ctx: Ctx): string => new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(ctx.request.headers.get('cookie') ?? '')?.[1] ?? '';

/**
 * The attempt that a state names, which is over by that. It has to come back to the browser that it left from. Throws
 * `api.user.authorize_oauth_user.invalid_state.app_error` (400).
 */
export async function endAttempt(ctx: Ctx, service: string, state: string): Promise<Attempt> {
  const row = await findToken(ctx.db, tokenIn(state));
  if (row?.type !== TYPE) throw invalid();
  const attempt = decodeBody(Stored, JSON.parse(row.extra)) as Attempt;
  if (attempt.cookie !== cookieOf(ctx) || attempt.service !== service) throw invalid();
  await ctx.tx((tx) => deleteToken(tx.db, row.token));
  setCookie(ctx, '', 0);
  if (ctx.now() - row.create_at > LIFETIME_S * 1000) throw invalid();
  return attempt;
}
