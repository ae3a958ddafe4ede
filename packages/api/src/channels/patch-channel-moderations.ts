import { getChannel, getHeldChannel } from '@foremast/domain/channels/get-channel';
import { moderateChannel } from '@foremast/domain/channels/moderate-channel';
import { listModerations } from '@foremast/domain/channels/moderations';
import { onSystem } from '@foremast/domain/permissions/system';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findTeam } from '@foremast/store/queries/teams';
import { ChannelModeration } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const patchChannelModerations = operation({
  id: 'PatchChannelModerations',
  method: 'PUT',
  path: '/api/v4/channels/{channel_id}/moderations/patch',
  summary: 'Take rights from the members and guests of a channel, or give them back.',
  body: t.Array(t.Object({ name: t.String(), roles: t.Object({ members: t.Optional(t.Boolean()), guests: t.Optional(t.Boolean()) }) })),
  bodyName: 'channel_moderations',
  response: t.Array(ChannelModeration),
  permission: () => [onSystem('sysconsole_write_user_management_channels')],
  async handle({ params, body }, ctx) {
    const channel = await getChannel(ctx.db, params.channel_id);
    if (!(await findTeam(ctx.db, channel.team_id))) throw notFound('app.team.get.find.app_error');
    return ctx.tx(async (tx) => listModerations(tx.db, await moderateChannel(tx, await getHeldChannel(tx, channel.id), body)));
  },
});
