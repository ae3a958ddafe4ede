import type { ChannelPerson } from '@foremast/store/queries/channel-people';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { linkedGroups, type Place } from '@foremast/store/queries/filled-from-groups';
import { membersAmong } from '@foremast/store/queries/members-among';
import { groupMemberIds, mentionableGroups } from '@foremast/store/queries/mentionable-groups';
import { findTeam } from '@foremast/store/queries/teams';
import type { UserRow } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import { userMayInChannel } from '../permissions/of-user.ts';
import { addMention, type Mentions, mentionRank } from './mention-rank.ts';

export interface GroupMentions {
  readonly outsiders: readonly string[];
  readonly empty: readonly string[];
}

/** What the groups may be that are called in a channel: where it, or its team, is filled from groups, those and groups that people made. */
async function fillingPlace(db: Db, channel: ChannelHead): Promise<Place | undefined> {
  if (channel.group_constrained) return { kind: 'channel', id: channel.id };
  const team = channel.team_id === '' ? undefined : await findTeam(db, channel.team_id);
  return team?.group_constrained ? { kind: 'team', id: team.id } : undefined;
}

/** Groups among the names: their members in the channel are mentioned. Of members outside of the team nothing is said. */
export async function groupMentions(
  db: Db,
  names: ReadonlySet<string>,
  channel: ChannelHead,
  author: UserRow,
  people: ReadonlyMap<string, ChannelPerson>,
  users: Mentions,
): Promise<GroupMentions | undefined> {
  const named = await mentionableGroups(db, [...names]);
  const place = named.length === 0 ? undefined : await fillingPlace(db, channel);
  const filling = place && (await linkedGroups(db, place));
  const groups = filling ? named.filter(({ id, source }) => source === 'custom' || filling.has(id)) : named;
  if (groups.length === 0) return undefined;
  if (!(await userMayInChannel(db, author, 'use_group_mentions', channel))) return undefined;
  const all = await groupMemberIds(
    db,
    groups.map((g) => g.id),
  );
  const team =
    channel.team_id &&
    (await membersAmong(
      db,
      channel.team_id,
      all.map((m) => m.user_id),
    ));
  const members = team ? all.filter((m) => team.has(m.user_id)) : all;
  const outsiders = new Set<string>();
  const empty: string[] = [];
  for (const group of groups) {
    const ids = members.filter((m) => m.group_id === group.id).map((m) => m.user_id);
    const inside = ids.filter((id) => people.has(id));
    for (const id of inside) if (id !== author.id) addMention(users, id, mentionRank.group);
    for (const id of ids) if (!people.has(id)) outsiders.add(id);
    if (team && ids.length === 0) empty.push(group.name);
  }
  return { outsiders: [...outsiders], empty };
}
