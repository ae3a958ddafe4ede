import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { guardedFetch } from '../net/guarded-fetch.ts';
import { pushSignature } from './signature.ts';

const TIMEOUT_MS = 5_000;

/** What the push proxy did with a message; `unknown`: it did not answer. */
export type PushOutcome = 'OK' | 'FAIL' | 'REMOVE' | 'off' | 'unknown';

/** What a push message says; for whom is added. */
export type PushBody = Readonly<Record<string, string | number | boolean>>;

/** The fields that a push message always has, in the order of the protocol. */
const ALWAYS = { ack_id: '', platform: '', server_id: '', device_id: '', post_id: '', is_crt_enabled: false, is_id_loaded: false, signature: '' };

/** As it travels: what is empty and need not be there is left out. */
export function withoutEmpty(body: PushBody): PushBody {
  const filled = Object.entries(body).filter(([name, value]) => name in ALWAYS || (value !== '' && value !== 0));
  return { ...ALWAYS, ...Object.fromEntries(filled) };
}

/** Push messages are on, and there is somebody to hand them to. */
export const pushOn = ({ config: { EmailSettings } }: Pick<Ctx, 'config'>): boolean =>
  EmailSettings.SendPushNotifications && EmailSettings.PushNotificationServer !== '';

/** The proxy is named by an administrator: it may be in the own network. It is told no content type. */
export function askProxy(ctx: Ctx, path: string, body: unknown): Promise<Response> {
  const server = ctx.config.EmailSettings.PushNotificationServer.replace(/\/+$/, '');
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return guardedFetch(ctx.config, server + path, { method: 'POST', body: bytes, timeoutMs: TIMEOUT_MS, mayBePrivate: true });
}

/** A device's platform and the token by which the push service knows it; of what has no colon it is the proxy's to say that it is none. */
function deviceOf(deviceId: string): { readonly platform: string; readonly device_id: string } {
  const colon = deviceId.indexOf(':');
  return { platform: deviceId.slice(0, Math.max(colon, 0)), device_id: colon < 0 ? '' : deviceId.slice(colon + 1) };
}

/** Hands a message for one device to the push proxy. */
export async function sendPush(ctx: Ctx, deviceId: string, message: PushBody): Promise<PushOutcome> {
  if (!pushOn(ctx)) return 'off';
  const isTest = message.type === 'test';
  try {
    const device = deviceOf(deviceId);
    const addressed = { ...message, ...device, server_id: ctx.app.published.facts.diagnosticId, ack_id: isTest ? '' : newId() };
    const signature = isTest ? '' : await pushSignature(ctx.app, { ack_id: addressed.ack_id, device_id: device.device_id });
    const response = await askProxy(ctx, '/api/v1/send_push', withoutEmpty({ version: 'v2', ...addressed, signature }));
    const { status } = (await response.json()) as { status?: unknown };
    return status === 'OK' || status === 'REMOVE' ? status : 'FAIL';
  } catch {
    return 'unknown';
  }
}

/** Can this device be reached by push? The proxy is asked with a message that shows nothing. */
export async function canReceive(ctx: Ctx, deviceId: string): Promise<'true' | 'false' | 'unknown'> {
  const outcome = await sendPush(ctx, deviceId, { type: 'test', badge: -1, version: '2' });
  if (outcome === 'OK') return 'true';
  return outcome === 'FAIL' || outcome === 'unknown' ? 'unknown' : 'false';
}
