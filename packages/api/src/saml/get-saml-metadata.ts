import { switchedOff } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';

export const getSamlMetadata = operation({
  id: 'GetSamlMetadata',
  method: 'GET',
  path: '/api/v4/saml/metadata',
  summary: 'What an identity provider needs to know of this server, in XML.',
  response: Raw,
  permission: 'public',
  handle() {
    throw switchedOff('api.admin.saml.not_available.app_error');
  },
});
