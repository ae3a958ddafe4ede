import { presentChannelMembers } from '@foremast/domain/channels/present-channel';
import { readChannel } from '@foremast/domain/permissions/channel';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { channelMembersByIds } from '@foremast/store/queries/channel-member-lists';
import { ChannelMember } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getChannelMembersByIds = operation({
  id: 'GetChannelMembersByIds',
  method: 'POST',
  path: '/api/v4/channels/{channel_id}/members/ids',
  summary: 'Those of these people who are in the channel.',
  body: t.Array(t.String()),
  bodyError: 'api.payload.parse.error',
  response: t.Array(ChannelMember),
  permission: ({ params, body }) => {
    if (body.length === 0) throw invalidBody('user_ids');
    return [readChannel(params.channel_id)];
  },
  handle: async ({ params, body }, ctx) => presentChannelMembers(ctx.db, await channelMembersByIds(ctx.db, params.channel_id, body), ctx.userId),
});
