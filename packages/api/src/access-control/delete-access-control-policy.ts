import { removePolicy } from '@foremast/domain/access-control/change-policies';
import { requireRules } from '@foremast/domain/access-control/feature';
import { managePolicy } from '@foremast/domain/permissions/access-control';
import { hasSystem } from '@foremast/domain/permissions/system';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteAccessControlPolicy = operation({
  id: 'DeleteAccessControlPolicy',
  method: 'DELETE',
  path: '/api/v4/access_control_policies/{policy_id}',
  summary: 'Remove an access policy that no channel builds on.',
  response: StatusOK,
  permission: ({ params }) => [managePolicy(params.policy_id)],
  async handle({ params }, ctx) {
    requireRules(ctx, 'app.pap.delete_access_control_policy.app_error');
    const byAdministrator = await hasSystem(ctx, 'manage_system');
    await ctx.tx((tx) => removePolicy(tx, params.policy_id, byAdministrator));
    return OK;
  },
});
