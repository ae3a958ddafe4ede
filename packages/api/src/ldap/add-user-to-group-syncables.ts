import { onSystem } from '@foremast/domain/permissions/system';
import { badRequest, notFound } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { StatusOK } from '@foremast/wire/models/status';

export const addUserToGroupSyncables = operation({
  id: 'AddUserToGroupSyncables',
  method: 'POST',
  path: '/api/v4/ldap/users/{user_id}/group_sync_memberships',
  summary: 'Add somebody of the directory to the teams and channels of their groups.',
  response: StatusOK,
  permission: () => [onSystem('sysconsole_write_user_management_groups')],
  uncheckedParams: ['user_id'],
  async handle({ params }, ctx) {
    const user = await findUser(ctx.db, params.user_id);
    if (!user) throw notFound('app.user.missing_account.const');
    if (user.auth_service !== 'ldap' && user.auth_service !== 'saml')
      throw badRequest('api.user.add_user_to_group_syncables.not_ldap_user.app_error');
    return OK;
  },
});
