import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { guardedFetch } from '../net/guarded-fetch.ts';

const DEVICE = /^(apple|android|apple_rn|android_rn)[\w-]*:(.+)$/;
const TIMEOUT_MS = 5_000;

/** Can this device be reached by push? The push proxy is asked with a message that shows nothing. */
export async function canReceive(ctx: Ctx, deviceId: string): Promise<'true' | 'false' | 'unknown'> {
  const { SendPushNotifications, PushNotificationServer } = ctx.config.EmailSettings;
  const [, platform, token] = DEVICE.exec(deviceId) ?? [];
  if (!SendPushNotifications || PushNotificationServer === '' || !platform || !token) return 'false';
  const message = { ack_id: newId(), server_id: ctx.app.published.facts.diagnosticId, platform, device_id: token, type: 'test', badge: -1, version: '2' };
  try {
    const response = await guardedFetch(ctx.config, `${PushNotificationServer.replace(/\/+$/, '')}/api/v1/send_push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      timeoutMs: TIMEOUT_MS,
      mayBePrivate: true,
    });
    const answer = (await response.json()) as { status?: unknown };
    return answer.status === 'OK' ? 'true' : 'false';
  } catch {
    return 'unknown';
  }
}
