import { getChannelHead } from '@foremast/domain/channels/get-channel';
import { listModerations } from '@foremast/domain/channels/moderations';
import { onSystem } from '@foremast/domain/permissions/system';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findTeam } from '@foremast/store/queries/teams';
import { ChannelModeration } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getChannelModerations = operation({
  id: 'GetChannelModerations',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/moderations',
  summary: 'Which rights members and guests have in a channel.',
  response: t.Array(ChannelModeration),
  permission: () => [onSystem('sysconsole_read_user_management_channels')],
  async handle({ params }, ctx) {
    const channel = await getChannelHead(ctx.db, params.channel_id);
    if (!(await findTeam(ctx.db, channel.team_id))) throw notFound('app.team.get.find.app_error');
    return listModerations(ctx.db, channel);
  },
});
