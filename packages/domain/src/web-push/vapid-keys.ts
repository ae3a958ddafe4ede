import type { App } from '@foremast/kernel/app';
import { Ctx } from '@foremast/kernel/context';
import { findSystem, insertSystem } from '@foremast/store/queries/systems';

const NAME = 'ForemastWebPushKeys';

/** By which browsers' push services know this server. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

const known = new WeakMap<App, Promise<VapidKeys>>();

async function keysOf(app: App): Promise<VapidKeys> {
  const read = async () => findSystem(app.store.db, NAME);
  let stored = await read();
  if (stored === undefined) {
    // Of several processes one is first; all read what it wrote.
    const { default: webPush } = await import('web-push');
    const made = JSON.stringify(webPush.generateVAPIDKeys());
    await Ctx.system(app).tx((tx) => insertSystem(tx.db, NAME, made));
    stored = (await read()) ?? made;
  }
  return JSON.parse(stored) as VapidKeys;
}

/** Made once, and kept: with other keys every browser would have to ask again. */
export function vapidKeys(app: App): Promise<VapidKeys> {
  const found = known.get(app) ?? keysOf(app);
  known.set(app, found);
  found.catch(() => known.delete(app));
  return found;
}
