import { hasOnChannel } from '@foremast/domain/permissions/channel';
import { ownAccount } from '@foremast/domain/permissions/system';
import { noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import { channelHead } from '@foremast/store/queries/channels';
import { readStatesOf } from '@foremast/store/queries/post-counters';
import { ChannelUnread } from '@foremast/wire/models/unread';

export const getChannelUnread = operation({
  id: 'GetChannelUnread',
  method: 'GET',
  path: '/api/v4/users/{user_id}/channels/{channel_id}/unread',
  summary: 'What a member of a channel has not read of it.',
  response: ChannelUnread,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params }, ctx) {
    const { user_id, channel_id } = params;
    if (!(await hasOnChannel(ctx, 'read_channel', channel_id))) throw noPermission();
    const channel = await channelHead(ctx.db, channel_id);
    const member = await channelMemberHead(ctx.db, channel_id, user_id);
    const [state] = await readStatesOf(ctx.db, user_id, [channel_id]);
    if (!channel || !member || !state || channel.delete_at > 0) throw notFound('app.channel.get_unread.app_error');
    const muted = member.notify_props.mark_unread === 'mention';
    return {
      team_id: channel.team_id,
      channel_id,
      msg_count: muted ? 0 : Math.max(state.total_msg_count - state.msg_count, 0),
      mention_count: state.mention_count,
      mention_count_root: state.mention_count_root,
      urgent_mention_count: state.urgent_mention_count,
      msg_count_root: muted ? 0 : Math.max(state.total_msg_count_root - state.msg_count_root, 0),
    };
  },
});
