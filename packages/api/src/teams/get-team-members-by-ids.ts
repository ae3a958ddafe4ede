import { textList } from '@foremast/domain/input/text-list';
import { inTeam } from '@foremast/domain/permissions/team';
import { presentTeamMembers } from '@foremast/domain/teams/present-team';
import { circleOf } from '@foremast/domain/users/visibility';
import { operation } from '@foremast/kernel/operation';
import { teamMembersByIds } from '@foremast/store/queries/team-members';
import { TeamMember } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const getTeamMembersByIds = operation({
  id: 'GetTeamMembersByIds',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/members/ids',
  summary: 'Those of these people who are in the team.',
  body: t.Unknown(),
  bodyError: 'api.payload.parse.error',
  response: t.Array(TeamMember),
  permission: 'session',
  async handle({ params, body }, ctx) {
    const ids = textList(body, 'user_ids');
    await ctx.require(inTeam(params.team_id));
    return presentTeamMembers(ctx.db, await teamMembersByIds(ctx.db, params.team_id, ids, await circleOf(ctx)));
  },
});
