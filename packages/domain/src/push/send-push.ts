import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { guardedFetch } from '../net/guarded-fetch.ts';

const DEVICE = /^(apple|android|apple_rn|android_rn)[\w-]*:(.+)$/;
const TIMEOUT_MS = 5_000;

/** What the push proxy did with a message; `unknown`: it did not answer. */
export type PushOutcome = 'OK' | 'FAIL' | 'REMOVE' | 'off' | 'unknown';

/** Hands a message for one device to the push proxy. The proxy is named by an administrator: it may be in the own network. */
export async function sendPush(ctx: Ctx, deviceId: string, message: Readonly<Record<string, unknown>>): Promise<PushOutcome> {
  const { SendPushNotifications, PushNotificationServer } = ctx.config.EmailSettings;
  const [, platform, token] = DEVICE.exec(deviceId) ?? [];
  if (!SendPushNotifications || PushNotificationServer === '' || !platform || !token) return 'off';
  try {
    const response = await guardedFetch(ctx.config, `${PushNotificationServer.replace(/\/+$/, '')}/api/v1/send_push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ack_id: newId(),
        server_id: ctx.app.published.facts.diagnosticId,
        platform,
        device_id: token,
        version: 'v2',
        ...message,
      }),
      timeoutMs: TIMEOUT_MS,
      mayBePrivate: true,
    });
    const { status } = (await response.json()) as { status?: unknown };
    return status === 'OK' || status === 'REMOVE' ? status : 'FAIL';
  } catch {
    return 'unknown';
  }
}

/** Can this device be reached by push? The proxy is asked with a message that shows nothing. */
export async function canReceive(ctx: Ctx, deviceId: string): Promise<'true' | 'false' | 'unknown'> {
  const outcome = await sendPush(ctx, deviceId, { type: 'test', badge: -1, version: '2' });
  if (outcome === 'unknown') return 'unknown';
  return outcome === 'OK' ? 'true' : 'false';
}
