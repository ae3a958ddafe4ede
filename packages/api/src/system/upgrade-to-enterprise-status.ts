import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const upgradeToEnterpriseStatus = operation({
  id: 'UpgradeToEnterpriseStatus',
  method: 'GET',
  path: '/api/v4/upgrade_to_enterprise/status',
  summary: 'How far a change to the larger edition is; none ever runs here.',
  response: t.Object({ percentage: t.Integer(), error: t.Nullable(t.String()) }),
  permission: () => [manageSystem],
  handle: () => ({ percentage: 0, error: null }),
});
