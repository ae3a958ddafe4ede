import { presentChannel } from '@foremast/domain/channels/present-channel';
import { onTeam } from '@foremast/domain/permissions/team';
import { operation } from '@foremast/kernel/operation';
import { reachableChannels } from '@foremast/store/queries/channel-search';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

const MOST = 50;

export const autocompleteChannelsForTeam = operation({
  id: 'AutocompleteChannelsForTeam',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/channels/autocomplete',
  summary: 'Channels of a team that the caller may name: open ones and own private ones.',
  query: t.Object({ name: t.String() }),
  response: t.Array(Channel),
  permission: ({ params }) => [onTeam('list_team_channels', params.team_id)],
  async handle({ params, query }, ctx) {
    const rows = await reachableChannels(ctx.db, ctx.userId, [params.team_id], [params.team_id], query.name, MOST);
    return rows.map(({ team_display_name: _, team_name: __, team_update_at: ___, policy_id: ____, ...row }) => presentChannel(row));
  },
});
