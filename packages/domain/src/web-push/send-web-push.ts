import type { Ctx } from '@foremast/kernel/context';
import type { WebPushRow } from '@foremast/store/queries/web-push';
import { guardedFetch } from '../net/guarded-fetch.ts';
import type { PushBody } from '../push/send-push.ts';
import { vapidKeys } from './vapid-keys.ts';

/** What a push service did with a message; `gone`: the browser is no more. */
export type WebPushOutcome = 'taken' | 'gone' | 'refused' | 'unknown';

const TIMEOUT_MS = 10_000;
/** A message that has not arrived after a day is of no use. */
const TTL_S = 86_400;
/** Push services take little; what is longer is read in the browser anyway. */
const LONGEST = 1_000;

/** Whom a push service may turn to. */
function contactOf({ config }: Ctx): string {
  const { SiteURL } = config.ServiceSettings;
  if (SiteURL.startsWith('https://')) return SiteURL;
  return `mailto:${config.SupportSettings.SupportEmail || config.EmailSettings.FeedbackEmail || 'admin@example.com'}`;
}

function shortened(body: PushBody): PushBody {
  const message = typeof body.message === 'string' ? body.message : '';
  return message.length > LONGEST ? { ...body, message: `${message.slice(0, LONGEST)}…` } : body;
}

/** Hands a message for one browser, encrypted for it, to its push service. */
export async function sendWebPush(ctx: Ctx, { endpoint, p256dh, auth }: WebPushRow, body: PushBody): Promise<WebPushOutcome> {
  try {
    const vapidDetails = { subject: contactOf(ctx), ...(await vapidKeys(ctx.app)) };
    // Loaded by servers that need it only.
    const { default: webPush } = await import('web-push');
    const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(shortened(body)), {
      vapidDetails,
      TTL: TTL_S,
      urgency: 'high',
      contentEncoding: 'aes128gcm',
    });
    const { 'Content-Length': _, ...headers } = details.headers as Record<string, string>;
    const response = await guardedFetch(ctx.config, endpoint, {
      method: 'POST',
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body: new Uint8Array(details.body as Buffer),
      timeoutMs: TIMEOUT_MS,
      maxRedirects: 0,
    });
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return 'gone';
    return response.ok ? 'taken' : 'refused';
  } catch {
    return 'unknown';
  }
}
