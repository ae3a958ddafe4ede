import type { ChannelPerson } from '@foremast/store/queries/channel-people';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { groupMemberIds, mentionableGroups } from '@foremast/store/queries/mentionable-groups';
import type { UserRow } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import { userMayInChannel } from '../permissions/of-user.ts';
import { addMention, type Mentions, mentionRank } from './mention-rank.ts';

export interface GroupMentions {
  /** The names that are no group's. */
  readonly left: ReadonlySet<string>;
  readonly outsiders: readonly string[];
  readonly empty: readonly string[];
}

/** Groups among the names: their members in the channel are mentioned. */
export async function groupMentions(
  db: Db,
  names: ReadonlySet<string>,
  channel: ChannelHead,
  author: UserRow,
  people: ReadonlyMap<string, ChannelPerson>,
  users: Mentions,
): Promise<GroupMentions | undefined> {
  const groups = await mentionableGroups(db, [...names]);
  if (groups.length === 0) return undefined;
  const taken = new Set(groups.map((g) => g.name));
  const left = new Set([...names].filter((name) => !taken.has(name)));
  if (!(await userMayInChannel(db, author, 'use_group_mentions', channel))) return { left, outsiders: [], empty: [] };
  const members = await groupMemberIds(
    db,
    groups.map((g) => g.id),
  );
  const outsiders = new Set<string>();
  const empty: string[] = [];
  for (const group of groups) {
    const ids = members.filter((m) => m.group_id === group.id).map((m) => m.user_id);
    const inside = ids.filter((id) => people.has(id));
    for (const id of inside) addMention(users, id, mentionRank.group);
    for (const id of ids) if (!people.has(id)) outsiders.add(id);
    if (ids.length === 0) empty.push(group.name);
  }
  return { left, outsiders: [...outsiders], empty };
}
