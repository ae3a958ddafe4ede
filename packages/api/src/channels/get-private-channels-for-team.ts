import { presentChannel } from '@foremast/domain/channels/present-channel';
import { manageSystem } from '@foremast/domain/permissions/system';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { channelsOfType } from '@foremast/store/queries/channel-lists';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getPrivateChannelsForTeam = operation({
  id: 'GetPrivateChannelsForTeam',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/channels/private',
  summary: 'The private channels of a team, by title, for administrators.',
  query: t.Object(paging),
  response: t.Array(Channel),
  permission: () => [manageSystem],
  async handle({ params, query: { page, per_page } }, ctx) {
    const rows = await channelsOfType(ctx.db, params.team_id, 'P', { offset: page * per_page, limit: per_page });
    return rows.map((row) => presentChannel(row));
  },
});
