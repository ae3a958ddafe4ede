import { bringIn } from '@foremast/domain/groups/sync-groups';
import { onSystem } from '@foremast/domain/permissions/system';
import { getAccount } from '@foremast/domain/users/get-account';
import { badRequest } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const addUserToGroupSyncables = operation({
  id: 'AddUserToGroupSyncables',
  method: 'POST',
  path: '/api/v4/ldap/users/{user_id}/group_sync_memberships',
  summary: 'Bring somebody of a directory into all teams and channels that the person’s groups fill, also where the person has been before.',
  response: StatusOK,
  permission: () => [onSystem('sysconsole_write_user_management_groups')],
  uncheckedParams: ['user_id'],
  async handle({ params }, ctx) {
    const user = await getAccount(ctx.db, params.user_id);
    const synced = user.auth_service === 'ldap' || (user.auth_service === 'saml' && ctx.config.SamlSettings.EnableSyncWithLdap);
    if (!synced) throw badRequest('api.user.add_user_to_group_syncables.not_ldap_user.app_error');
    await bringIn(ctx, { userId: user.id }, { since: 0, readd: true });
    return OK;
  },
});
