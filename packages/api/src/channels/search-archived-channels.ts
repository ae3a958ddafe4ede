import { presentChannel } from '@foremast/domain/channels/present-channel';
import { hasSystem } from '@foremast/domain/permissions/system';
import { onTeam } from '@foremast/domain/permissions/team';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { searchArchived } from '@foremast/store/queries/channel-search';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

const MOST = 100;

export const searchArchivedChannels = operation({
  id: 'SearchArchivedChannels',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/channels/search_archived',
  summary: 'Find archived channels of a team by words of their name, title or purpose; of private ones only those that the caller is in.',
  body: t.Nullable(t.Object({ term: t.String() })),
  bodyName: 'channel_search',
  response: t.Array(Channel),
  permission: ({ params }) => [onTeam('list_team_channels', params.team_id)],
  async handle({ params, body }, ctx) {
    if (!body) throw invalidBody('channel_search');
    const memberId = (await hasSystem(ctx, 'manage_system')) ? undefined : ctx.userId;
    return (await searchArchived(ctx.db, params.team_id, memberId, body.term, MOST)).map((row) => presentChannel(row));
  },
});
