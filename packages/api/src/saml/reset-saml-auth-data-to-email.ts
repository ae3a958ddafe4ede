import { manageSystem } from '@foremast/domain/permissions/system';
import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const resetSamlAuthDataToEmail = operation({
  id: 'ResetSamlAuthDataToEmail',
  method: 'POST',
  path: '/api/v4/saml/reset_auth_data',
  summary: 'Accounts of the identity provider are known by their mail address from now on.',
  body: t.Object({ include_deleted: t.Boolean(), dry_run: t.Boolean(), user_ids: t.Array(t.String()) }),
  bodyError: 'model.utils.decode_json.app_error',
  response: t.Object({ num_affected: t.Integer() }),
  permission: () => [manageSystem],
  handle() {
    throw switchedOff('api.admin.saml.not_available.app_error');
  },
});
