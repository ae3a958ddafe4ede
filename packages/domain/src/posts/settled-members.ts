import type { Tx } from '@foremast/kernel/context';
import { settledMembers } from '@foremast/store/queries/channel-members';
import type { ChannelPeople } from '@foremast/store/queries/channel-people';

const KEPT_MS = 30 * 60_000;

/**
 * The members by whose settings in the channel its messages go. They are read at a message and hold for half an hour, or until some member
 * changes a setting: who joins in between is told of the replies of a thread only by name.
 */
export function settledIn(tx: Tx, { channel_id, people }: ChannelPeople): ReadonlySet<string> {
  const { memory } = tx.app.store;
  const now = tx.now();
  const known = memory.peek(settledMembers, channel_id);
  if (known && known.until > now) return known.ids;
  const ids = new Set(people.keys());
  tx.afterCommit(() => memory.keep(settledMembers, channel_id, { ids, until: now + KEPT_MS }));
  return ids;
}
