import { onSystem } from '@foremast/domain/permissions/system';
import { getSchemeOf } from '@foremast/domain/schemes/get-scheme';
import { setSchemeOfTeam } from '@foremast/domain/schemes/scheme-of-team';
import { getTeam } from '@foremast/domain/teams/get-team';
import { invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const updateTeamScheme = operation({
  id: 'UpdateTeamScheme',
  method: 'PUT',
  path: '/api/v4/teams/{team_id}/scheme',
  summary: 'Put a team under a scheme; an empty id takes it from under one.',
  body: t.Object({ scheme_id: t.Optional(t.String()) }),
  bodyName: 'scheme_id',
  response: StatusOK,
  permission: 'session',
  async handle({ params, body: { scheme_id: id } }, ctx) {
    if (id === undefined || (id !== '' && !isId(id))) throw invalidBody('scheme_id');
    await ctx.require(onSystem('sysconsole_write_user_management_permissions'));
    if (id !== '') await getSchemeOf(ctx.db, id, 'team', 'api.team.update_team_scheme.scheme_scope.error');
    const team = await getTeam(ctx.db, params.team_id);
    await ctx.tx((tx) => setSchemeOfTeam(tx, team, id));
    return OK;
  },
});
