import { manageSystem } from '@foremast/domain/permissions/system';
import { AppError } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

// There is one edition, and it has everything.
export const upgradeToEnterprise = operation({
  id: 'UpgradeToEnterprise',
  method: 'POST',
  path: '/api/v4/upgrade_to_enterprise',
  summary: 'Change to the larger edition; this server is it already.',
  status: 202,
  response: StatusOK,
  permission: () => [manageSystem],
  handle() {
    throw new AppError('api.upgrade_to_enterprise.already-enterprise.app_error', 429);
  },
});
