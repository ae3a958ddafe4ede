import type { Ctx } from '@foremast/kernel/context';
import { deleteBrowsers, hasBrowsers, type WebPushRow } from '@foremast/store/queries/web-push';
import { type PushBody, withoutEmpty } from '../push/send-push.ts';
import { sendWebPush } from './send-web-push.ts';

const AT_ONCE = 8;

/** Push messages are on, and some browser wants them. */
export const webPushOn = async ({ config, db }: Pick<Ctx, 'config' | 'db'>): Promise<boolean> =>
  config.EmailSettings.SendPushNotifications && (await hasBrowsers(db));

/** What only the push proxy and phones need is left out. */
function forBrowser(body: PushBody): PushBody {
  const phone = ['platform', 'device_id', 'signature', 'server_id', 'ack_id'];
  return Object.fromEntries(Object.entries(withoutEmpty(body)).filter(([name]) => !phone.includes(name)));
}

export interface BrowserMessage {
  readonly browser: WebPushRow;
  readonly body: PushBody;
}

/** Hands all of them to the browsers' push services, a few at a time, and forgets browsers that are no more. */
export async function tellBrowsers(ctx: Ctx, messages: readonly BrowserMessage[]): Promise<void> {
  const waiting = [...messages];
  const gone: string[] = [];
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { browser, body } = next;
      const outcome = await sendWebPush(ctx, browser, forBrowser(body));
      if (outcome === 'gone') gone.push(browser.id);
      else if (outcome !== 'taken') ctx.app.log.write('warn', 'a browser was not told', { user_id: browser.user_id, outcome });
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, one));
  if (gone.length > 0) await ctx.tx((tx) => deleteBrowsers(tx.db, gone));
}
