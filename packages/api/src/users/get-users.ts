import { listUsers } from '@foremast/domain/users/list-users';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

export const getUsers = operation({
  id: 'GetUsers',
  method: 'GET',
  path: '/api/v4/users',
  summary: 'A page of people, by team, channel, group, role and activity.',
  query: t.Object({
    in_team: t.String(),
    not_in_team: t.String(),
    in_channel: t.String(),
    not_in_channel: t.String(),
    in_group: t.String(),
    not_in_group: t.String(),
    without_team: t.String(),
    group_constrained: t.String(),
    active: t.String(),
    inactive: t.String(),
    role: t.String(),
    roles: t.String(),
    team_roles: t.String(),
    channel_roles: t.String(),
    sort: t.String(),
    cursor_id: t.String(),
    ...paging,
  }),
  response: t.Array(User),
  permission: 'session',
  handle: ({ query }, ctx) => listUsers(ctx, query),
});
