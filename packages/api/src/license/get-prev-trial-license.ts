import { forbidden } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getPrevTrialLicense = operation({
  id: 'GetPrevTrialLicense',
  method: 'GET',
  path: '/api/v4/trial-license/prev',
  summary: 'The licence that was on trial before; there never was one.',
  response: t.StringMap(),
  permission: 'session',
  handle() {
    throw forbidden('api.license.upgrade_needed.app_error');
  },
});
