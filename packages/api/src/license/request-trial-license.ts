import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { forbidden } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const requestTrialLicense = operation({
  id: 'RequestTrialLicense',
  method: 'POST',
  path: '/api/v4/trial-license',
  summary: 'Ask for a licence on trial; everything is on without one.',
  response: StatusOK,
  permission: () => [onUnrestrictedSystem('manage_license_information')],
  handle() {
    throw forbidden('api.license.upgrade_needed.app_error');
  },
});
