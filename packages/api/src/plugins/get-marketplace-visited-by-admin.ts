import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { findSystem } from '@foremast/store/queries/systems';
import { t } from '@foremast/wire/scalars';

export const getMarketplaceVisitedByAdmin = operation({
  id: 'GetMarketplaceVisitedByAdmin',
  method: 'GET',
  path: '/api/v4/plugins/marketplace/first_admin_visit',
  summary: 'Has an administrator seen the plugin marketplace?',
  response: t.Object({ name: t.String(), value: t.String() }),
  permission: () => [manageSystem],
  handle: async (_, ctx) => ({ name: 'FirstAdminVisitMarketplace', value: (await findSystem(ctx.db, 'FirstAdminVisitMarketplace')) ?? 'false' }),
});
