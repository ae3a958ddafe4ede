import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

// The licence never ends: there is nothing to renew.
export const requestLicenseRenewalLink = operation({
  id: 'RequestLicenseRenewalLink',
  method: 'GET',
  path: '/api/v4/license/renewal',
  summary: 'Where the licence is renewed; it never ends here.',
  response: t.Object({ renewal_link: t.String() }),
  permission: () => [onUnrestrictedSystem('manage_license_information')],
  handle() {
    throw badRequest('api.license.request_renewal_link.app_error');
  },
});
