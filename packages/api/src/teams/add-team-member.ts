import { hasOnTeam } from '@foremast/domain/permissions/team';
import { addMembers, checkGuests } from '@foremast/domain/teams/add-members';
import { getTeam } from '@foremast/domain/teams/get-team';
import { presentTeamMember } from '@foremast/domain/teams/present-team';
import { invalidBody, noPermission } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import type { TeamMemberRow } from '@foremast/store/queries/team-members';
import { TeamMember } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const addTeamMember = operation({
  id: 'AddTeamMember',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/members',
  summary: 'Add somebody to a team, or join it oneself where it is open.',
  body: t.Object({ team_id: t.String(), user_id: t.String() }),
  bodyError: 'api.team.add_team_member.invalid_body.app_error',
  response: TeamMember,
  status: 201,
  permission: 'session',
  async handle({ params, body }, ctx) {
    if (body.team_id !== params.team_id) throw invalidBody('team_id');
    if (!isId(body.user_id)) throw invalidBody('user_id');
    const team = await getTeam(ctx.db, params.team_id);
    const joinable = team.allow_open_invite ? 'join_public_teams' : 'join_private_teams';
    const permission = body.user_id === ctx.userId ? joinable : 'add_user_to_team';
    if (!(await hasOnTeam(ctx, permission, team.id))) throw noPermission();
    await checkGuests(ctx, team.id, [body.user_id]);
    const [member] = await addMembers(ctx, team, [body.user_id]);
    return presentTeamMember(ctx.db, member as TeamMemberRow);
  },
});
