import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const removeLicenseFile = operation({
  id: 'RemoveLicenseFile',
  method: 'DELETE',
  path: '/api/v4/license',
  summary: 'Remove the licence file; what the server grants does not hang on one.',
  response: StatusOK,
  permission: () => [onUnrestrictedSystem('manage_license_information')],
  handle: () => OK,
});
