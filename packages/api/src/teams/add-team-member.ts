import { hasOnTeam } from '@foremast/domain/permissions/team';
import { joinTeam } from '@foremast/domain/teams/join-team';
import { presentTeamMember } from '@foremast/domain/teams/present-team';
import { invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { findTeam } from '@foremast/store/queries/teams';
import { findUser } from '@foremast/store/queries/users';
import { TeamMember } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const addTeamMember = operation({
  id: 'AddTeamMember',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/members',
  summary: 'Add somebody to a team, or join it oneself where it is open.',
  body: t.Object({ team_id: t.String(), user_id: t.String() }),
  bodyName: 'team_member',
  response: TeamMember,
  status: 201,
  permission: 'session',
  async handle({ params, body }, ctx) {
    if (body.team_id !== params.team_id) throw invalidBody('team_id');
    if (!isId(body.user_id)) throw invalidBody('user_id');
    const team = await findTeam(ctx.db, params.team_id);
    if (!team) throw notFound('app.team.get.find.app_error');
    const joinable = team.allow_open_invite ? 'join_public_teams' : 'join_private_teams';
    const permission = body.user_id === ctx.userId ? joinable : 'add_user_to_team';
    if (!(await hasOnTeam(ctx, permission, team.id))) throw noPermission();
    const user = await findUser(ctx.db, body.user_id);
    if (!user) throw notFound('app.user.missing_account.const');
    return ctx.tx(async (tx) => presentTeamMember(tx.db, (await joinTeam(tx, team, user)).member));
  },
});
