import { getChannelHead } from '@foremast/domain/channels/get-channel';
import { setMemberRoles } from '@foremast/domain/channels/member-roles';
import { onChannel } from '@foremast/domain/permissions/channel';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const updateChannelRoles = operation({
  id: 'UpdateChannelRoles',
  method: 'PUT',
  path: '/api/v4/channels/{channel_id}/members/{user_id}/roles',
  summary: 'Give a member of a channel exactly these roles.',
  body: t.Object({ roles: t.String() }),
  lenientBody: true,
  response: StatusOK,
  permission: ({ params }) => [onChannel('manage_channel_roles', params.channel_id)],
  async handle({ params, body }, ctx) {
    const channel = await getChannelHead(ctx.db, params.channel_id);
    await ctx.tx((tx) => setMemberRoles(tx, channel, params.user_id, body.roles));
    return OK;
  },
});
