import { findReadableByName } from '@foremast/domain/channels/find-by-name';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findTeamByName } from '@foremast/store/queries/teams';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getChannelByNameForTeamName = operation({
  id: 'GetChannelByNameForTeamName',
  method: 'GET',
  path: '/api/v4/teams/name/{team_name}/channels/name/{channel_name}',
  summary: 'A channel by its name in a team that is known by its name.',
  query: t.Object({ include_deleted: t.Boolean() }),
  response: Channel,
  permission: 'session',
  async handle({ params, query }, ctx) {
    const team = await findTeamByName(ctx.db, params.team_name.toLowerCase());
    if (!team) throw notFound('app.team.get_by_name.missing.app_error');
    return presentChannel(await findReadableByName(ctx, team.id, params.channel_name, query.include_deleted));
  },
});
