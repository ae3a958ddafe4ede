import { presentChannelMembers } from '@foremast/domain/channels/present-channel';
import { readChannel } from '@foremast/domain/permissions/channel';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { channelMembersPage } from '@foremast/store/queries/channel-member-lists';
import { ChannelMember } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getChannelMembers = operation({
  id: 'GetChannelMembers',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/members',
  summary: 'The members of a channel, in pages.',
  query: t.Object(paging),
  response: t.Array(ChannelMember),
  permission: ({ params }) => [readChannel(params.channel_id)],
  async handle({ params, query }, ctx) {
    const size = query.per_page || 60;
    const rows = await channelMembersPage(ctx.db, params.channel_id, query.page * size, size);
    return presentChannelMembers(ctx.db, rows, ctx.userId);
  },
});
