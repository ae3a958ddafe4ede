import { presentChannel } from '@foremast/domain/channels/present-channel';
import { onTeam } from '@foremast/domain/permissions/team';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { channelsOfType } from '@foremast/store/queries/channel-lists';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getPublicChannelsForTeam = operation({
  id: 'GetPublicChannelsForTeam',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/channels',
  summary: 'The open channels of a team, by title.',
  query: t.Object(paging),
  response: t.Array(Channel),
  permission: ({ params }) => [onTeam('list_team_channels', params.team_id)],
  async handle({ params, query: { page, per_page } }, ctx) {
    const rows = await channelsOfType(ctx.db, params.team_id, 'O', { offset: page * per_page, limit: per_page });
    return rows.map((row) => presentChannel(row));
  },
});
