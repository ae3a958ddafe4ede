import { hasSystem, onSystem } from '@foremast/domain/permissions/system';
import { createTeam as addTeam } from '@foremast/domain/teams/create-team';
import { fullTeam } from '@foremast/domain/teams/present-team';
import { badRequest, forbidden, notFound } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { findScheme } from '@foremast/store/queries/schemes';
import { findUser } from '@foremast/store/queries/users';
import { Team } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const createTeam = operation({
  id: 'CreateTeam',
  method: 'POST',
  path: '/api/v4/teams',
  summary: 'Make a team; its creator becomes its administrator.',
  body: t.Object({
    id: t.String(),
    delete_at: t.Integer(),
    display_name: t.String(),
    name: t.String(),
    description: t.String(),
    type: t.String(),
    company_name: t.String(),
    allowed_domains: t.String(),
    allow_open_invite: t.Boolean(),
    scheme_id: t.Nullable(t.String()),
    group_constrained: t.Nullable(t.Boolean()),
  }),
  bodyName: 'team',
  response: Team,
  status: 201,
  permission: 'session',
  async handle({ body }, ctx) {
    if (!(await hasSystem(ctx, 'create_team'))) throw forbidden('api.team.is_team_creation_allowed.disabled.app_error');
    if (body.scheme_id) await ctx.require(onSystem('sysconsole_write_user_management_permissions'));
    if (body.id !== '') throw badRequest('store.sql_team.save_team.existing.app_error');
    const creator = await findUser(ctx.db, ctx.userId);
    if (!creator) throw notFound('app.user.missing_account.const');
    const now = ctx.now();
    const team = {
      ...body,
      id: newId(),
      create_at: now,
      update_at: now,
      type: body.type as 'O' | 'I',
      email: creator.email,
      invite_id: newId(),
      last_team_icon_update: null,
      cloud_limits_archived: false,
    };
    const made = fullTeam(await ctx.tx((tx) => addTeam(tx, team, creator)));
    // Under a scheme that is not there nobody may invite.
    return made.scheme_id && !(await findScheme(ctx.db, made.scheme_id)) ? { ...made, invite_id: '' } : made;
  },
});
