import type { App } from '@foremast/kernel/app';

interface Seen {
  at: number;
  /** When the other processes were told last. */
  told: number;
}

/**
 * When people did something last. Their row moves every few minutes only, for else every message would write it; whether somebody is looking at
 * this moment is known in memory. The processes tell each other, now and then.
 */
const seen = new WeakMap<App, Map<string, Seen>>();
const MOST = 50_000;
const CACHE = 'activity';
const TOLD_MS = 5_000;

function put(app: App, userId: string, change: Partial<Seen>): void {
  const people = seen.get(app);
  if (!people) return;
  const before = people.get(userId) ?? { at: 0, told: 0 };
  people.delete(userId);
  people.set(userId, { ...before, ...change });
  if (people.size > MOST) people.delete(people.keys().next().value as string);
}

/** Keeps what any process tells; each process asks for it once, at its start. */
export function followActivity(app: App): void {
  seen.set(app, new Map());
  app.onTouch((touch) => {
    if ('cache' in touch && touch.cache === CACHE) put(app, touch.key, { at: app.now() });
  });
}

/** Somebody does something now. */
export function noteActivity(app: App, userId: string): void {
  const now = app.now();
  const due = now - (seen.get(app)?.get(userId)?.told ?? 0) >= TOLD_MS;
  put(app, userId, { at: now, ...(due ? { told: now } : {}) });
  if (due) app.deliver([], [{ cache: CACHE, key: userId }]);
}

/** When somebody did something last, as far as is known: their row may be older. */
export function lastActivityOf(app: App, userId: string, stored: number): number {
  return Math.max(seen.get(app)?.get(userId)?.at ?? 0, stored);
}
