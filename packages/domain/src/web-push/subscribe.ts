import type { Ctx } from '@foremast/kernel/context';
import { invalidBody, notFound } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { browsersOf, deleteBrowsers, saveBrowser, type WebPushRow } from '@foremast/store/queries/web-push';
import type { WebPushSubscription } from '@foremast/wire/models/web-push';

const MOST = 20;
const LONGEST = 1024;
const PUBLIC_KEY_BYTES = 65;
const SECRET_BYTES = 16;

const bytesIn = (text: string): Buffer => (/^[\w-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64url') : Buffer.alloc(0));

/** An address of a push service, and a key on the curve that browsers use. */
function refuseBroken(endpoint: string, p256dh: string, auth: string): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (endpoint.length > LONGEST || (url?.protocol !== 'https:' && url?.protocol !== 'http:')) throw invalidBody('endpoint');
  const key = bytesIn(p256dh);
  if (key.length !== PUBLIC_KEY_BYTES || key[0] !== 4) throw invalidBody('p256dh');
  if (bytesIn(auth).length !== SECRET_BYTES) throw invalidBody('auth');
}

export const presentBrowser = ({ id, endpoint, create_at }: WebPushRow): WebPushSubscription => ({ id, endpoint, create_at });

/** This browser wants to be told of messages from now on, as long as the caller's session lives. */
export async function subscribe(ctx: Ctx, endpoint: string, { p256dh, auth }: { p256dh: string; auth: string }): Promise<WebPushSubscription> {
  refuseBroken(endpoint, p256dh, auth);
  return ctx.tx(async (tx) => {
    const row = { id: newId(), user_id: ctx.userId, session_id: ctx.session.id, endpoint, p256dh, auth, create_at: tx.now() };
    await saveBrowser(tx.db, row);
    const all = await browsersOf(tx.db, ctx.userId);
    await deleteBrowsers(
      tx.db,
      all.slice(0, Math.max(0, all.length - MOST)).map(({ id }) => id),
    );
    return presentBrowser(row);
  });
}

export async function unsubscribe(ctx: Ctx, userId: string, id: string): Promise<void> {
  if ((await ctx.tx((tx) => deleteBrowsers(tx.db, [id], userId))) === 0) throw notFound('app.web_push.not_found.app_error');
}
