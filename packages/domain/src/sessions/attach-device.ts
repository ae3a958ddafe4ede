import type { Ctx } from '@foremast/kernel/context';
import { invalidBody } from '@foremast/kernel/error';
import { deleteSession, sessionsOfUser, updateSession } from '@foremast/store/queries/sessions';
import { audit } from '../audits/audit.ts';
import { setSessionCookies } from './cookies.ts';

export interface DeviceForm {
  readonly device_id?: string | undefined;
  readonly device_notification_disabled?: string | undefined;
  readonly mobile_version?: string | undefined;
}

const HOUR_MS = 3_600_000;
const VERSION = /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;

/** What a phone tells of itself: where its notifications go, and which version it runs. */
export async function attachDevice(ctx: Ctx, form: DeviceForm): Promise<void> {
  const { device_id = '', device_notification_disabled = '', mobile_version = '' } = form;
  if (device_notification_disabled !== '' && device_notification_disabled !== 'true' && device_notification_disabled !== 'false')
    throw invalidBody('device_notification_disabled');
  if (mobile_version !== '' && !VERSION.test(mobile_version)) throw invalidBody('mobile_version');
  const { session } = ctx;
  const expires_at = ctx.now() + ctx.config.ServiceSettings.SessionLengthMobileInHours * HOUR_MS;
  await ctx.tx(async (tx) => {
    if (device_id !== '') {
      const others = (await sessionsOfUser(tx.db, ctx.userId)).filter((other) => other.device_id === device_id && other.id !== session.id);
      for (const other of others) await deleteSession(tx.db, other);
    }
    const props = {
      ...session.props,
      ...(device_notification_disabled === '' ? {} : { device_notification_disabled }),
      ...(mobile_version === '' ? {} : { mobile_version }),
    };
    await updateSession(tx.db, session, { props, ...(device_id === '' ? {} : { device_id, expires_at }) });
    await audit(tx, { extra: 'success' });
  });
  if (device_id !== '' && ctx.request.byCookie) setSessionCookies(ctx, { ...session, expires_at });
}
