import { readChannel } from '@foremast/domain/permissions/channel';
import { operation } from '@foremast/kernel/operation';
import { memberCountsByGroup } from '@foremast/store/queries/channel-counts';
import { ChannelMemberCountByGroup } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getChannelMemberCountsByGroup = operation({
  id: 'GetChannelMemberCountsByGroup',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/member_counts_by_group',
  summary: 'How many members of a channel each group has there.',
  query: t.Object({ include_timezones: t.Boolean() }),
  response: t.Array(ChannelMemberCountByGroup),
  permission: ({ params }) => [readChannel(params.channel_id)],
  handle: ({ params, query }, ctx) => memberCountsByGroup(ctx.db, params.channel_id, query.include_timezones),
});
