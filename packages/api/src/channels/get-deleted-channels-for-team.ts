import { presentChannel } from '@foremast/domain/channels/present-channel';
import { hasSystem } from '@foremast/domain/permissions/system';
import { onTeam } from '@foremast/domain/permissions/team';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { archivedChannels } from '@foremast/store/queries/channel-lists';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getDeletedChannelsForTeam = operation({
  id: 'GetDeletedChannelsForTeam',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/channels/deleted',
  summary: 'The archived channels of a team, by title; of private ones only those that the caller is in.',
  query: t.Object(paging),
  response: t.Array(Channel),
  permission: ({ params }) => [onTeam('list_team_channels', params.team_id)],
  async handle({ params, query: { page, per_page } }, ctx) {
    const memberId = (await hasSystem(ctx, 'manage_system')) ? undefined : ctx.userId;
    const rows = await archivedChannels(ctx.db, params.team_id, memberId, { offset: page * per_page, limit: per_page });
    return rows.map((row) => presentChannel(row));
  },
});
