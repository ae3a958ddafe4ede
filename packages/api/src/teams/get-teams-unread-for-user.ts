import { manageSystem } from '@foremast/domain/permissions/system';
import { teamUnreads } from '@foremast/domain/teams/team-unreads';
import { operation } from '@foremast/kernel/operation';
import { anyOf, self } from '@foremast/kernel/permission';
import { TeamUnread } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const getTeamsUnreadForUser = operation({
  id: 'GetTeamsUnreadForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams/unread',
  summary: 'What somebody has not read, per team.',
  query: t.Object({ exclude_team: t.String(), include_collapsed_threads: t.Boolean() }),
  response: t.Array(TeamUnread),
  permission: ({ params }) => [anyOf(self(params.user_id), manageSystem)],
  async handle({ params, query }, ctx) {
    const all = await teamUnreads(ctx.db, params.user_id, query.include_collapsed_threads, ctx.config.ServiceSettings.PostPriority);
    return all.filter((team) => team.team_id !== query.exclude_team);
  },
});
