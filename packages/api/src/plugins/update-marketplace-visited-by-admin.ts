import { hasSystem } from '@foremast/domain/permissions/system';
import { noPermission } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { saveSystem } from '@foremast/store/queries/systems';
import { firstAdminVisitMarketplaceStatusReceived } from '@foremast/wire/events';
import { StatusOK } from '@foremast/wire/models/status';

// A stranger is told 403, not 401: clients of the protocol have always seen it so.
export const updateMarketplaceVisitedByAdmin = operation({
  id: 'UpdateMarketplaceVisitedByAdmin',
  method: 'POST',
  path: '/api/v4/plugins/marketplace/first_admin_visit',
  summary: 'An administrator has seen the plugin marketplace.',
  response: StatusOK,
  permission: 'public',
  async handle(_, ctx) {
    if (!ctx.maybeSession || !(await hasSystem(ctx, 'manage_system'))) throw noPermission();
    await ctx.tx(async (tx) => {
      await saveSystem(tx.db, 'FirstAdminVisitMarketplace', 'true');
      tx.emit(firstAdminVisitMarketplaceStatusReceived, { firstAdminVisitMarketplaceStatus: 'true' }, {});
    });
    return OK;
  },
});
