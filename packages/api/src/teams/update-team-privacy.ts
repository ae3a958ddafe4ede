import { onTeam } from '@foremast/domain/permissions/team';
import { changeTeam, privacyChange } from '@foremast/domain/teams/change-team';
import { getTeam } from '@foremast/domain/teams/get-team';
import { presentTeam } from '@foremast/domain/teams/present-team';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Team } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const updateTeamPrivacy = operation({
  id: 'UpdateTeamPrivacy',
  method: 'PUT',
  path: '/api/v4/teams/{team_id}/privacy',
  summary: 'Open a team to everybody (O), or close it (I).',
  body: t.Object({ privacy: t.String() }),
  bodyName: 'privacy',
  lenientBody: true,
  response: Team,
  permission: 'session',
  async handle({ params, body: { privacy } }, ctx) {
    if (privacy !== 'O' && privacy !== 'I') throw invalidBody('privacy');
    await ctx.require(onTeam('manage_team', params.team_id), onTeam('invite_user', params.team_id));
    const team = await getTeam(ctx.db, params.team_id);
    return presentTeam(ctx, await ctx.tx((tx) => changeTeam(tx, team, privacyChange(team, privacy))));
  },
});
