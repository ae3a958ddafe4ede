import type { Tx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { insertChannelMember } from '@foremast/store/queries/channel-members';
import { type ChannelRow, countTeamChannels, insertChannel } from '@foremast/store/queries/channels';
import { holdTeam } from '@foremast/store/queries/teams';
import type { UserRow } from '@foremast/store/queries/users';
import { channelCreated } from '@foremast/wire/events';
import { postSystemMessage } from '../posts/system-message.ts';
import { placeByDefault, splitTitle } from '../sidebar/default-place.ts';
import { getHeldAccount } from '../users/get-account.ts';
import { isGuest } from '../users/is-guest.ts';
import { newChannelMember } from './membership.ts';
import { channelError } from './validate-channel.ts';

export const emptyChannel = (id: string, now: number): ChannelRow => ({
  id,
  create_at: now,
  update_at: now,
  delete_at: 0,
  team_id: '',
  type: 'O',
  display_name: '',
  name: '',
  header: '',
  purpose: '',
  last_post_at: 0,
  total_msg_count: 0,
  extra_update_at: 0,
  creator_id: '',
  scheme_id: null,
  group_constrained: null,
  shared: null,
  total_msg_count_root: 0,
  last_root_post_at: 0,
  banner_info: null,
  default_category_name: '',
  autotranslation: false,
});

/** Writes a channel. Throws `model.channel.is_valid.*` and, where the name is taken, `store.sql_channel.save_channel.exists.app_error` (400). */
export async function saveNewChannel(tx: Tx, channel: ChannelRow): Promise<void> {
  const wrong = channelError(channel);
  if (wrong) throw wrong;
  if (!(await insertChannel(tx.db, channel))) throw badRequest('store.sql_channel.save_channel.exists.app_error');
}

/** Where it is switched on, a title with a slash says which category the channel belongs to by default. */
function withCategory(tx: Tx, channel: ChannelRow): ChannelRow {
  const split = splitTitle(tx.config, channel.display_name);
  return split ? { ...channel, display_name: split.title, default_category_name: split.category } : channel;
}

/** A channel with its creator in it as its administrator; says so in the channel and to the creator. */
export async function createChannel(tx: Tx, asked: ChannelRow, { id }: Pick<UserRow, 'id'>): Promise<ChannelRow> {
  const creator = await getHeldAccount(tx, id);
  const channel = withCategory(tx, asked);
  if (!(await holdTeam(tx.db, channel.team_id))) throw notFound('app.team.get.find.app_error');
  if ((await countTeamChannels(tx.db, channel.team_id)) >= tx.config.TeamSettings.MaxChannelsPerTeam)
    throw badRequest('api.channel.create_channel.max_channel_limit.app_error');
  await saveNewChannel(tx, channel);
  await insertChannelMember(tx.db, newChannelMember(channel.id, creator.id, tx.now(), { guest: isGuest(creator), admin: true }), tx.now());
  await placeByDefault(tx, creator.id, channel);
  const now = tx.now();
  // Later than the channel itself: clients take equal times for a channel in which nothing was ever said.
  await postSystemMessage(tx, {
    type: 'system_join_channel',
    channel,
    user: creator,
    message: `${creator.username} joined the channel.`,
    props: { username: creator.username },
    createAt: channel.create_at < now ? now : now + 1,
  });
  tx.emit(channelCreated, { channel_id: channel.id, team_id: channel.team_id }, { user: creator.id });
  return channel;
}
