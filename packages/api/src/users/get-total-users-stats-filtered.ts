import { onSystem } from '@foremast/domain/permissions/system';
import { checkRoleNames, roleNames } from '@foremast/domain/users/role-filter';
import { operation } from '@foremast/kernel/operation';
import { roles } from '@foremast/store/queries/roles';
import { countUsers } from '@foremast/store/queries/user-lists';
import { UsersStats } from '@foremast/wire/models/users-stats';
import { t } from '@foremast/wire/scalars';

// Roles that are not there are left out of the filter.
export const getTotalUsersStatsFiltered = operation({
  id: 'GetTotalUsersStatsFiltered',
  method: 'GET',
  path: '/api/v4/users/stats/filtered',
  summary: 'How many people there are by team, channel, role and activity.',
  query: t.Object({
    in_team: t.String(),
    in_channel: t.String(),
    include_deleted: t.Boolean(),
    include_bots: t.Boolean(),
    include_remote_users: t.Boolean(),
    roles: t.String(),
    team_roles: t.String(),
    channel_roles: t.String(),
  }),
  response: UsersStats,
  permission: () => [onSystem('sysconsole_read_user_management_users')],
  async handle({ query }, ctx) {
    const names = { system: roleNames(query.roles), team: roleNames(query.team_roles), channel: roleNames(query.channel_roles) };
    checkRoleNames(names.system, 'roles');
    checkRoleNames(names.channel, 'channelRoles');
    checkRoleNames(names.team, 'teamRoles');
    const known = await roles(ctx.db);
    const there = (list: readonly string[]) => list.filter((name) => known.has(name));
    const total_users_count = await countUsers(ctx.db, {
      ...(query.in_team ? { inTeam: query.in_team } : {}),
      ...(query.in_channel ? { inChannel: query.in_channel } : {}),
      ...(query.include_deleted ? {} : { active: true }),
      ...(query.include_bots ? {} : { bots: false }),
      ...(query.include_remote_users ? {} : { remote: false }),
      roles: { system: there(names.system), team: there(names.team), channel: there(names.channel) },
    });
    return { total_users_count };
  },
});
