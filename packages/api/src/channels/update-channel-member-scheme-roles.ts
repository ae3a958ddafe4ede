import { setMemberFlags } from '@foremast/domain/channels/member-roles';
import { onChannel } from '@foremast/domain/permissions/channel';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const updateChannelMemberSchemeRoles = operation({
  id: 'UpdateChannelMemberSchemeRoles',
  method: 'PUT',
  path: '/api/v4/channels/{channel_id}/members/{user_id}/schemeRoles',
  summary: 'Make a member an administrator of the channel, or an ordinary member.',
  body: t.Object({ scheme_admin: t.Boolean(), scheme_user: t.Boolean(), scheme_guest: t.Boolean() }),
  bodyName: 'scheme_roles',
  response: StatusOK,
  permission: ({ params }) => [onChannel('manage_channel_roles', params.channel_id)],
  async handle({ params, body }, ctx) {
    await ctx.tx((tx) => setMemberFlags(tx, params.channel_id, params.user_id, body));
    return OK;
  },
});
