import { sessionsByToken, updateSession } from '@foremast/store/queries/sessions';
import type { App } from './app.ts';
import type { Session } from './context.ts';

const MINUTE = 60_000;

export interface Credentials {
  readonly token: string;
  readonly from: 'cookie' | 'header' | 'query';
}

function cookie(headers: Headers, name: string): string {
  const text = headers.get('cookie');
  if (!text) return '';
  const at = text.search(new RegExp(`(?:^|;\\s*)${name}=`));
  if (at < 0) return '';
  const value = text.slice(text.indexOf('=', at) + 1);
  const end = value.indexOf(';');
  return (end < 0 ? value : value.slice(0, end)).trim();
}

/** The token of a request: cookie, then header, then query. Tokens are read up to 50 characters. */
export function credentialsOf(headers: Headers, query: URLSearchParams | undefined): Credentials | undefined {
  const fromCookie = cookie(headers, 'MMAUTHTOKEN');
  if (fromCookie) return { token: fromCookie.slice(0, 50), from: 'cookie' };
  const header = headers.get('authorization');
  const match = header ? /^(?:bearer|token)\s+(\S+)/i.exec(header) : null;
  if (match?.[1]) return { token: match[1].slice(0, 50), from: 'header' };
  const fromQuery = query?.get('access_token');
  return fromQuery ? { token: fromQuery.slice(0, 50), from: 'query' } : undefined;
}

/** A session that is past its end, or idle for longer than the settings allow. */
export function isOver(app: App, session: Session): boolean {
  const now = app.now();
  if (session.expires_at > 0 && now > session.expires_at) return true;
  const { ExtendSessionLengthWithActivity, SessionIdleTimeoutInMinutes } = app.config.current.ServiceSettings;
  if (ExtendSessionLengthWithActivity || SessionIdleTimeoutInMinutes <= 0) return false;
  const exempt = session.is_oauth || session.device_id !== '' || session.props.isMobile === 'true' || session.props.type === 'UserAccessToken';
  return !exempt && now > session.last_activity_at + SessionIdleTimeoutInMinutes * MINUTE;
}

/** Tokens that are no session's: personal access tokens make one when they are first used. */
export type TokenFallback = (app: App, token: string) => Promise<Session | undefined>;
let fallback: TokenFallback = async () => undefined;
export function setTokenFallback(next: TokenFallback): void {
  fallback = next;
}

/** No text that a database cannot hold. */
const TOKEN = /^[!-~]{1,50}$/;

/** The session of a token: from memory, else by one query. */
export async function sessionOf(app: App, token: string): Promise<Session | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const found = (await app.store.db.cached(sessionsByToken, token)) ?? (await fallback(app, token));
  if (!found || isOver(app, found)) return undefined;
  if (found.props.type === 'UserAccessToken' && found.props.is_bot !== 'true' && !app.config.current.ServiceSettings.EnableUserAccessTokens)
    return undefined;
  return found;
}

const ACTIVITY_EVERY = 5 * MINUTE;

/** Notes that a session was used: seldom, and without anybody waiting for it. */
export function noteActivity(app: App, session: Session, failed: (error: unknown) => void): void {
  const now = app.now();
  if (now - session.last_activity_at < ACTIVITY_EVERY) return;
  // At once in memory, so that the next request does not ask for the same.
  session.last_activity_at = now;
  app.store.transaction((db) => updateSession(db, session, { last_activity_at: now })).catch(failed);
}
