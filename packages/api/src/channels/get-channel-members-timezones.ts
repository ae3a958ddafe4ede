import { readChannel } from '@foremast/domain/permissions/channel';
import { operation } from '@foremast/kernel/operation';
import { memberTimezones } from '@foremast/store/queries/channel-counts';
import { t } from '@foremast/wire/scalars';

export const getChannelMembersTimezones = operation({
  id: 'GetChannelMembersTimezones',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/timezones',
  summary: 'The time zones that a channel’s members live in; null when nobody has set one.',
  response: t.Nullable(t.Array(t.String())),
  permission: ({ params }) => [readChannel(params.channel_id)],
  async handle({ params }, ctx) {
    const zones = await memberTimezones(ctx.db, params.channel_id);
    return zones.length > 0 ? zones : null;
  },
});
