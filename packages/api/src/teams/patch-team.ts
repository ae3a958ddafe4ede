import { onTeam } from '@foremast/domain/permissions/team';
import { changeTeam } from '@foremast/domain/teams/change-team';
import { getTeam } from '@foremast/domain/teams/get-team';
import { presentTeam } from '@foremast/domain/teams/present-team';
import { newId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { Team } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const patchTeam = operation({
  id: 'PatchTeam',
  method: 'PUT',
  path: '/api/v4/teams/{team_id}/patch',
  summary: 'Change some fields of a team.',
  body: t.Object({
    display_name: t.Optional(t.String()),
    description: t.Optional(t.String()),
    company_name: t.Optional(t.String()),
    allowed_domains: t.Optional(t.String()),
    allow_open_invite: t.Optional(t.Boolean()),
    group_constrained: t.Optional(t.Boolean()),
    cloud_limits_archived: t.Optional(t.Boolean()),
  }),
  bodyName: 'team',
  response: Team,
  permission: ({ params }) => [onTeam('manage_team', params.team_id)],
  async handle({ params, body }, ctx) {
    const team = await getTeam(ctx.db, params.team_id);
    if (body.allow_open_invite !== undefined) await ctx.require(onTeam('invite_user', team.id));
    const change = { ...body, ...(body.allow_open_invite === false ? { invite_id: newId() } : {}) };
    return presentTeam(ctx, await ctx.tx((tx) => changeTeam(tx, team, change)));
  },
});
