import type { App } from '@foremast/kernel/app';

/** The channels that people of this process look at: it has no row, and is gone with the process. */
const open = new WeakMap<App, Map<string, { readonly channelId: string; readonly at: number }>>();
const MOST = 50_000;

export function setActiveChannel(app: App, userId: string, channelId: string): void {
  let people = open.get(app);
  if (!people) open.set(app, (people = new Map()));
  people.delete(userId);
  if (channelId === '') return;
  people.set(userId, { channelId, at: app.now() });
  if (people.size > MOST) people.delete(people.keys().next().value as string);
}

/** The channel somebody looks at, and since when; of those who are away or offline nothing is known. */
export function activeChannelOf(app: App, userId: string): { readonly channelId: string; readonly at: number } | undefined {
  return open.get(app)?.get(userId);
}
