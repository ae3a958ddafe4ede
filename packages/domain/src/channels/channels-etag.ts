import type { ChannelRow } from '@foremast/store/queries/channels';

/** What a list of channels is known by: the newest change or message, which channels, how many. */
export function channelsEtag(rows: readonly ChannelRow[]): (string | number)[] {
  let [id, at] = ['0', 0];
  for (const row of rows) {
    const changed = Math.max(row.last_post_at, row.update_at, row.delete_at);
    if (changed > at) [id, at] = [row.id, changed];
  }
  const which = Bun.hash(rows.map((row) => row.id).join('')).toString(36);
  return [id, at, which, rows.length];
}
