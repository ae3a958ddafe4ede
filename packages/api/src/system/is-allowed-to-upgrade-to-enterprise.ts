import { manageSystem } from '@foremast/domain/permissions/system';
import { forbidden } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const isAllowedToUpgradeToEnterprise = operation({
  id: 'IsAllowedToUpgradeToEnterprise',
  method: 'GET',
  path: '/api/v4/upgrade_to_enterprise/allowed',
  summary: 'Could this server change to the larger edition?',
  response: StatusOK,
  permission: () => [manageSystem],
  handle() {
    throw forbidden('api.upgrade_to_enterprise.already-enterprise.app_error');
  },
});
