import { requireRules } from '@foremast/domain/access-control/feature';
import { requiredAttributes } from '@foremast/domain/access-control/required-attributes';
import { readChannel } from '@foremast/domain/permissions/channel';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getChannelAccessControlAttributes = operation({
  id: 'GetChannelAccessControlAttributes',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/access_control/attributes',
  summary: 'The attributes that the rules of a channel ask for, with the values that they name.',
  response: t.Record(t.String(), t.Array(t.String())),
  permission: ({ params }) => [readChannel(params.channel_id)],
  handle({ params }, ctx) {
    requireRules(ctx, 'app.pap.get_channel_access_control_attributes.app_error');
    return requiredAttributes(ctx, params.channel_id);
  },
});
