import { setNotifyProps } from '@foremast/domain/channels/notify-props';
import { ownAccount } from '@foremast/domain/permissions/system';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

// Clients have always been answered 200 here, whatever they sent: a body that makes no sense changes nothing.
export const updateChannelNotifyProps = operation({
  id: 'UpdateChannelNotifyProps',
  method: 'PUT',
  path: '/api/v4/channels/{channel_id}/members/{user_id}/notify_props',
  summary: 'Set when somebody is notified of messages in a channel.',
  body: t.StringMap(),
  lenientBody: true,
  response: StatusOK,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params, body }, ctx) {
    await ctx.tx((tx) => setNotifyProps(tx, params.channel_id, params.user_id, body));
    return OK;
  },
});
