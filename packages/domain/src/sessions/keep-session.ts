import type { App } from '@foremast/kernel/app';
import { Ctx, type Session } from '@foremast/kernel/context';
import { updateSession } from '@foremast/store/queries/sessions';
import { setSessionCookies } from './cookies.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ACTIVITY_MS = 5 * MINUTE;

function lengthOf(app: App, { device_id, props }: Session): number {
  const { SessionLengthMobileInHours, SessionLengthWebInHours, SessionLengthSSOInHours } = app.config.current.ServiceSettings;
  if (device_id !== '' || props.isMobile === 'true') return SessionLengthMobileInHours * HOUR;
  return (props.isOAuthUser === 'true' || props.isSaml === 'true' ? SessionLengthSSOInHours : SessionLengthWebInHours) * HOUR;
}

/** The new end of a session that is in use, or undefined when it need not move yet: it moves by a hundredth of its length at least. */
export function extendedEnd(app: App, session: Session): number | undefined {
  if (!app.config.current.ServiceSettings.ExtendSessionLengthWithActivity) return undefined;
  if (session.is_oauth || session.expires_at === 0 || session.props.type === 'UserAccessToken') return undefined;
  const length = lengthOf(app, session);
  const elapsed = app.now() - (session.expires_at - length);
  return elapsed >= Math.max(5 * MINUTE, Math.min(length / 100, DAY)) ? app.now() + length : undefined;
}

/** Whoever writes, views a channel or types goes on being signed in; browsers get their cookies again. */
export async function extendSession(ctx: Ctx): Promise<void> {
  const { session } = ctx;
  const expires_at = extendedEnd(ctx.app, session);
  if (expires_at === undefined) return;
  await ctx.tx((tx) => updateSession(tx.db, session, { expires_at }));
  if (ctx.request.byCookie) setSessionCookies(ctx, { ...session, expires_at });
}

/** Keeps when a session was last used, to the nearest five minutes: idle sessions end by it. */
export async function noteActivity(app: App, session: Session): Promise<void> {
  if (app.now() - session.last_activity_at < ACTIVITY_MS) return;
  await Ctx.system(app).tx((tx) => updateSession(tx.db, session, { last_activity_at: app.now() }));
}
