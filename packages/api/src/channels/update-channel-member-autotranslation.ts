import { forbidden } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

// Translating messages by machine is not part of this server; the answer is the one of a server where it is switched off.
export const updateChannelMemberAutotranslation = operation({
  id: 'UpdateChannelMemberAutotranslation',
  method: 'PUT',
  path: '/api/v4/channels/{channel_id}/members/{user_id}/autotranslation',
  summary: 'Switch the translation of messages off or on for a member.',
  body: t.Object({ autotranslation_disabled: t.Boolean() }),
  lenientBody: true,
  response: StatusOK,
  permission: 'session',
  handle: () => {
    throw forbidden('api.channel.update_channel_member_autotranslation.feature_not_available.app_error');
  },
});
