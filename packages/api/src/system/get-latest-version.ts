import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Json } from '@foremast/wire/scalars';

// This server asks nobody outside for newer versions.
export const getLatestVersion = operation({
  id: 'GetLatestVersion',
  method: 'GET',
  path: '/api/v4/latest_version',
  summary: 'The newest release that the vendor has published; it is not looked up.',
  response: Json,
  permission: () => [onUnrestrictedSystem('manage_system')],
  handle() {
    throw switchedOff('api.system.latest_version.not_available.app_error');
  },
});
