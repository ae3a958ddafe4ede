import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { tellLicense } from '@foremast/domain/system/tell-license';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const removeLicenseFile = operation({
  id: 'RemoveLicenseFile',
  method: 'DELETE',
  path: '/api/v4/license',
  summary: 'Remove the licence file; what the server grants does not hang on one.',
  response: StatusOK,
  permission: () => [onUnrestrictedSystem('manage_license_information')],
  async handle(_, ctx) {
    await tellLicense(ctx);
    return OK;
  },
});
