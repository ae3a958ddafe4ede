import type { Tx } from '@foremast/kernel/context';
import { channelMembershipsByIds } from '@foremast/store/queries/channel-member-lists';
import type { SidebarCategory } from '@foremast/wire/models/channel';
import { changeMember } from '../channels/member-roles.ts';

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

/** Sets whether channels count as unread, after their categories changed. */
export async function muteMoved(tx: Tx, userId: string, after: readonly SidebarCategory[], before: readonly Before[]): Promise<void> {
  const wanted = decide(after, before);
  for (const member of await channelMembershipsByIds(tx.db, userId, [...wanted.keys()])) {
    const mark_unread = wanted.get(member.channel_id) ? 'mention' : 'all';
    if (member.notify_props.mark_unread !== mark_unread) await changeMember(tx, member, { notify_props: { ...member.notify_props, mark_unread } });
  }
}
