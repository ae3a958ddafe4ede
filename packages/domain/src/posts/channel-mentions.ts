import { type ChannelHead, channelsOfNames } from '@foremast/store/queries/channels';
import { findTeam } from '@foremast/store/queries/teams';
import type { UserRow } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import { userMayInChannel } from '../permissions/of-user.ts';
import { channelLinks } from './channel-links.ts';

export type ChannelMentions = Record<string, { display_name: string; team_name: string }>;

const MOST = 50;

/** The channels that a message names with a `~` and that its author may read, as clients need them to make links. */
export async function channelMentions(
  db: Db,
  message: string,
  channel: Pick<ChannelHead, 'team_id'>,
  author: UserRow | undefined,
): Promise<ChannelMentions | undefined> {
  const names = author && channel.team_id ? channelLinks(message).slice(0, MOST) : [];
  if (names.length === 0 || !author) return undefined;
  const team = await findTeam(db, channel.team_id);
  const channels = new Map((await channelsOfNames(db, channel.team_id, names)).map((each) => [each.name, each]));
  const found: ChannelMentions = {};
  for (const name of names) {
    const named = channels.get(name);
    if (!named || named.delete_at > 0 || !(await mayRead(db, author, named))) continue;
    found[name] = { display_name: named.display_name, team_name: team?.name ?? '' };
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

async function mayRead(db: Db, user: UserRow, channel: ChannelHead): Promise<boolean> {
  if (channel.type === 'O')
    return (await userMayInChannel(db, user, 'read_channel_content', channel)) || userMayInChannel(db, user, 'read_public_channel', channel);
  return userMayInChannel(db, user, 'read_channel_content', channel);
}
