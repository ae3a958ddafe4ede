import { searchUsers as find } from '@foremast/domain/users/search-users';
import { operation } from '@foremast/kernel/operation';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

export const searchUsers = operation({
  id: 'SearchUsers',
  method: 'POST',
  path: '/api/v4/users/search',
  summary: 'People whose names match a term.',
  body: t.Object({
    term: t.String(),
    team_id: t.String(),
    not_in_team_id: t.String(),
    in_channel_id: t.String(),
    not_in_channel_id: t.String(),
    in_group_id: t.String(),
    not_in_group_id: t.String(),
    group_constrained: t.Boolean(),
    allow_inactive: t.Boolean(),
    without_team: t.Boolean(),
    limit: t.Integer(),
    role: t.String(),
    roles: t.Array(t.String()),
    team_roles: t.Array(t.String()),
    channel_roles: t.Array(t.String()),
  }),
  bodyName: 'props',
  response: t.Array(User),
  notWhenBusy: true,
  permission: 'session',
  handle: ({ body }, ctx) => find(ctx, body),
});
