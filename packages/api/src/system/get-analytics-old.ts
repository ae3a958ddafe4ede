import { onSystem } from '@foremast/domain/permissions/system';
import { analytics } from '@foremast/domain/system/analytics';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getAnalyticsOld = operation({
  id: 'GetAnalyticsOld',
  method: 'GET',
  path: '/api/v4/analytics/old',
  summary: 'Figures of the server or of one team.',
  query: t.Object({ name: t.String({ default: 'standard' }), team_id: t.String() }),
  response: t.Array(t.Object({ name: t.String(), value: t.Number() })),
  permission: () => [onSystem('get_analytics')],
  handle: ({ query }, ctx) => analytics(ctx, query.name, query.team_id),
});
