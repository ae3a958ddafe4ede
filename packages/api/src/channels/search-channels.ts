import { presentChannel } from '@foremast/domain/channels/present-channel';
import { hasOnTeam } from '@foremast/domain/permissions/team';
import { invalidBody, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { searchOpenChannels, searchOwnChannels } from '@foremast/store/queries/channel-search';
import { findTeamMember } from '@foremast/store/queries/team-members';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

const MOST = 100;

// Answers 200: the published reference says 201, clients have always seen 200.
export const searchChannels = operation({
  id: 'SearchChannels',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/channels/search',
  summary: 'Find open channels of a team by words of their name, title or purpose; guests find the channels they are in.',
  body: t.Nullable(t.Object({ term: t.String() })),
  bodyName: 'channel_search',
  response: t.Array(Channel),
  notWhenBusy: true,
  permission: 'session',
  async handle({ params, body }, ctx) {
    if (!body) throw invalidBody('channel_search');
    if (await hasOnTeam(ctx, 'list_team_channels', params.team_id)) {
      return (await searchOpenChannels(ctx.db, params.team_id, body.term, MOST)).map((row) => presentChannel(row));
    }
    const member = await findTeamMember(ctx.db, params.team_id, ctx.userId);
    if (!member || member.delete_at > 0) throw notFound('app.team.get_member.missing.app_error');
    return (await searchOwnChannels(ctx.db, [params.team_id], ctx.userId, body.term, MOST)).map((row) => presentChannel(row));
  },
});
