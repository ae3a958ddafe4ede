import type { Ctx } from '@foremast/kernel/context';
import { updateSession } from '@foremast/store/queries/sessions';
import { isSuperseded } from '../oauth/superseded-session.ts';
import { setSessionCookies } from './cookies.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Not at every sign of life: after a hundredth of the length, at least five minutes and at most a day. */
const restOf = (lengthMs: number): number => Math.max(5 * MINUTE, Math.min(lengthMs / 100, DAY));

/**
 * Somebody is at work: where the settings say so, the session's end moves on. Called when a channel is viewed, a message is
 * written, and when somebody types.
 */
export async function extendSession(ctx: Ctx): Promise<void> {
  const session = ctx.maybeSession;
  const { ExtendSessionLengthWithActivity, SessionLengthMobileInHours, SessionLengthWebInHours, SessionLengthSSOInHours } =
    ctx.config.ServiceSettings;
  if (!session || !ExtendSessionLengthWithActivity || session.expires_at === 0 || session.props.type === 'UserAccessToken') return;
  if (isSuperseded(session)) return;
  const isMobile = session.device_id !== '' || session.props.isMobile === 'true';
  const webHours = session.props.isOAuthUser === 'true' || session.props.isSaml === 'true' ? SessionLengthSSOInHours : SessionLengthWebInHours;
  const length = (isMobile ? SessionLengthMobileInHours : webHours) * HOUR;
  const now = ctx.now();
  if (now - (session.expires_at - length) < restOf(length)) return;
  const expires_at = now + length;
  await ctx.tx((tx) => updateSession(tx.db, session, { expires_at }));
  if (ctx.request.byCookie) setSessionCookies(ctx, session);
}
