import { onTeam } from '@foremast/domain/permissions/team';
import { changeTeam } from '@foremast/domain/teams/change-team';
import { getTeam } from '@foremast/domain/teams/get-team';
import { presentTeam } from '@foremast/domain/teams/present-team';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Team } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const updateTeam = operation({
  id: 'UpdateTeam',
  method: 'PUT',
  path: '/api/v4/teams/{team_id}',
  summary: 'Replace what may be changed of a team: title, description, company, domains, whether it is open.',
  body: t.Object({
    id: t.String(),
    display_name: t.String(),
    description: t.String(),
    company_name: t.String(),
    allowed_domains: t.String(),
    allow_open_invite: t.Boolean(),
    group_constrained: t.Nullable(t.Boolean()),
  }),
  bodyName: 'team',
  response: Team,
  permission: 'session',
  async handle({ params, body: { id, ...change } }, ctx) {
    if (id !== params.team_id) throw invalidBody('id');
    await ctx.require(onTeam('manage_team', id));
    const team = await getTeam(ctx.db, id);
    if (change.allow_open_invite !== team.allow_open_invite) await ctx.require(onTeam('invite_user', id));
    return presentTeam(ctx, await ctx.tx((tx) => changeTeam(tx, team, change)));
  },
});
