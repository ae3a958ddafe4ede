import { assignPolicy } from '@foremast/domain/access-control/assign-policy';
import { requireRules } from '@foremast/domain/access-control/feature';
import { manageSystem } from '@foremast/domain/permissions/system';
import { invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

const MOST = 1000;

export const assignAccessControlPolicyToChannels = operation({
  id: 'AssignAccessControlPolicyToChannels',
  method: 'POST',
  path: '/api/v4/access_control_policies/{policy_id}/assign',
  summary: 'Let channels build on a policy.',
  body: t.Object({ channel_ids: t.Array(t.String()) }),
  bodyName: 'assignments',
  response: StatusOK,
  permission: () => [manageSystem],
  async handle({ params, body }, ctx) {
    if (body.channel_ids.length === 0) return OK;
    requireRules(ctx, 'app.pap.assign_access_control_policy_to_channels.app_error');
    if (body.channel_ids.length > MOST || !body.channel_ids.every(isId)) throw invalidBody('assignments');
    await ctx.tx((tx) => assignPolicy(tx, params.policy_id, body.channel_ids));
    return OK;
  },
});
