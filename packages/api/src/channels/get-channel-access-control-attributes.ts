import { readChannel } from '@foremast/domain/permissions/channel';
import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

export const getChannelAccessControlAttributes = operation({
  id: 'GetChannelAccessControlAttributes',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/access_control/attributes',
  summary: 'The attributes of people that the access rules of a channel look at.',
  response: t.Record(t.String(), t.Array(Json)),
  permission: ({ params }) => [readChannel(params.channel_id)],
  handle: () => {
    throw switchedOff('app.pap.get_channel_access_control_attributes.app_error');
  },
});
