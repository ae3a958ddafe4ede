import { onTeam } from '@foremast/domain/permissions/team';
import { changeTeam } from '@foremast/domain/teams/change-team';
import { getTeam } from '@foremast/domain/teams/get-team';
import { presentTeam } from '@foremast/domain/teams/present-team';
import { newId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { Team } from '@foremast/wire/models/team';

export const regenerateTeamInviteId = operation({
  id: 'RegenerateTeamInviteId',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/regenerate_invite_id',
  summary: 'Give a team a new invitation link; the old one leads nowhere.',
  response: Team,
  permission: ({ params }) => [onTeam('manage_team', params.team_id), onTeam('invite_user', params.team_id)],
  async handle({ params }, ctx) {
    const team = await getTeam(ctx.db, params.team_id);
    return presentTeam(ctx, await ctx.tx((tx) => changeTeam(tx, team, { invite_id: newId() })));
  },
});
