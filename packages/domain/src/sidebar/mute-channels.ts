import type { Tx } from '@foremast/kernel/context';
import { type ChannelMemberRow, heldMembershipsOf, setNotifyPropsIn } from '@foremast/store/queries/channel-members';
import { channelMemberUpdated } from '@foremast/wire/events';
import type { SidebarCategory } from '@foremast/wire/models/channel';
import { presentChannelMembers } from '../channels/present-channel.ts';

interface Before {
  readonly id: string;
  readonly muted: boolean;
  readonly channel_ids: readonly string[];
}

/** Which channels are to be muted (true) or heard again (false). */
function decide(after: readonly SidebarCategory[], before: readonly Before[]): Map<string, boolean> {
  const was = new Map(before.map((category) => [category.id, category.muted]));
  const cameFrom = new Map(before.flatMap((category) => category.channel_ids.map((id) => [id, category] as const)));
  const wanted = new Map<string, boolean>();
  for (const category of after) {
    const switched = was.get(category.id) !== category.muted;
    for (const id of category.channel_ids) {
      const from = cameFrom.get(id);
      const moved = from !== undefined && from.id !== category.id && from.muted !== category.muted;
      if (switched || moved) wanted.set(id, category.muted);
    }
  }
  return wanted;
}

/** Sets whether channels count as unread, after their categories changed; what else is set for them stays. */
export async function muteMoved(tx: Tx, userId: string, after: readonly SidebarCategory[], before: readonly Before[]): Promise<void> {
  const wanted = decide(after, before);
  const held = new Map((await heldMembershipsOf(tx.db, userId, [...wanted.keys()])).map((member) => [member.channel_id, member]));
  const now = tx.now();
  const changed: ChannelMemberRow[] = [];
  for (const [id, muted] of wanted) {
    const [member, mark_unread] = [held.get(id), muted ? 'mention' : 'all'];
    if (!member || member.notify_props.mark_unread === mark_unread) continue;
    changed.push({ ...member, notify_props: { ...member.notify_props, mark_unread }, last_update_at: now });
  }
  // Most channels of a person are set alike.
  for (const alike of Map.groupBy(changed, (member) => JSON.stringify(member.notify_props)).values()) {
    const ids = alike.map((member) => member.channel_id);
    await setNotifyPropsIn(tx.db, userId, ids, (alike[0] as ChannelMemberRow).notify_props, now);
  }
  for (const member of await presentChannelMembers(tx.db, changed, userId))
    tx.emit(channelMemberUpdated, { channelMember: JSON.stringify(member) }, { user: userId });
}
