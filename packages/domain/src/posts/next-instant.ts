import type { App } from '@foremast/kernel/app';

/** Further ahead of the clock no message is dated: when more than one a millisecond comes for longer, some share an instant. */
export const MOST_AHEAD_MS = 20;
const REMEMBERED = 1000;

const latest = new WeakMap<App, Map<string, number>>();

/**
 * The instant of a new message, in ms: later than that of the one before it in the channel. Lists are in the order of instants, and whoever writes one
 * message after the other wants to see them so, also where both are written within a millisecond.
 */
export function nextInstant(app: App, channelId: string): number {
  const instants = latest.get(app) ?? new Map<string, number>();
  latest.set(app, instants);
  const now = app.now();
  const before = instants.get(channelId) ?? 0;
  // Further ahead than this is only what was written before the clock was set back.
  const at = before < now || before > now + MOST_AHEAD_MS ? now : Math.min(before + 1, now + MOST_AHEAD_MS);
  if (instants.size >= REMEMBERED) for (const [id, instant] of instants) if (instant < now) instants.delete(id);
  instants.set(channelId, at);
  return at;
}
