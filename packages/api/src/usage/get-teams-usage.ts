import { operation } from '@foremast/kernel/operation';
import { countTeams } from '@foremast/store/queries/figures';
import { t } from '@foremast/wire/scalars';

export const getTeamsUsage = operation({
  id: 'GetTeamsUsage',
  method: 'GET',
  path: '/api/v4/usage/teams',
  summary: 'How many teams there are.',
  response: t.Object({ active: t.Integer(), cloud_archived: t.Integer() }),
  permission: 'session',
  handle: (_, ctx) => countTeams(ctx.db),
});
