import type { App } from '@foremast/kernel/app';

/** The channels that people look at. It has no row; the processes tell each other, for a worker decides too who is to be notified. */
const open = new WeakMap<App, Map<string, string>>();
const MOST = 50_000;
const CACHE = 'active-channel';

/** Keeps what any process tells; each process asks for it once, at its start. */
export function followActiveChannels(app: App): void {
  const people = new Map<string, string>();
  open.set(app, people);
  app.onTouch((touch) => {
    if (!('cache' in touch) || touch.cache !== CACHE) return;
    const [userId = '', channelId = ''] = touch.key.split(' ');
    people.delete(userId);
    if (channelId === '') return;
    people.set(userId, channelId);
    if (people.size > MOST) people.delete(people.keys().next().value as string);
  });
}

/** Somebody looks at this channel now; empty: at none. */
export function setActiveChannel(app: App, userId: string, channelId: string): void {
  app.deliver([], [{ cache: CACHE, key: `${userId} ${channelId}` }]);
}

/** The channel somebody looks at; of those who are away or offline nothing is known. */
export function activeChannelOf(app: App, userId: string): string | undefined {
  return open.get(app)?.get(userId);
}
