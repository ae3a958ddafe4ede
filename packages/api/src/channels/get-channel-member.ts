import { presentChannelMember } from '@foremast/domain/channels/present-channel';
import { readChannel } from '@foremast/domain/permissions/channel';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findChannelMember } from '@foremast/store/queries/channel-members';
import { ChannelMember } from '@foremast/wire/models/channel';

export const getChannelMember = operation({
  id: 'GetChannelMember',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/members/{user_id}',
  summary: 'One membership.',
  response: ChannelMember,
  permission: ({ params }) => [readChannel(params.channel_id)],
  async handle({ params }, ctx) {
    const member = await findChannelMember(ctx.db, params.channel_id, params.user_id);
    if (!member) throw notFound('app.channel.get_member.missing.app_error');
    return presentChannelMember(ctx.db, member, ctx.userId);
  },
});
