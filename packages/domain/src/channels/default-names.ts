import type { Settings } from '@foremast/kernel/config/settings';

/** The names of the channels that everybody who joins a team comes into, where they are there and open. */
export function defaultChannelNames({ TeamSettings }: Settings): string[] {
  const extra = TeamSettings.ExperimentalDefaultChannels;
  return [...new Set(['town-square', ...(extra.length > 0 ? extra : ['off-topic'])])];
}
