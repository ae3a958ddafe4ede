import { getPolicy } from '@foremast/domain/access-control/change-policies';
import { requireRules } from '@foremast/domain/access-control/feature';
import { presentPolicy } from '@foremast/domain/access-control/present-policy';
import { readPolicy } from '@foremast/domain/permissions/access-control';
import { operation } from '@foremast/kernel/operation';
import { AccessPolicy } from '@foremast/wire/models/access-policy';
import { t } from '@foremast/wire/scalars';

export const getAccessControlPolicy = operation({
  id: 'GetAccessControlPolicy',
  method: 'GET',
  path: '/api/v4/access_control_policies/{policy_id}',
  summary: 'One access policy. Channel administrators read that of their channel, and with channelId what it builds on.',
  query: t.Object({ channelId: t.String() }),
  response: AccessPolicy,
  permission: ({ params, query }) => [readPolicy(params.policy_id, query.channelId)],
  async handle({ params }, ctx) {
    requireRules(ctx, 'app.pap.get_policy.app_error');
    return presentPolicy(await getPolicy(ctx.db, params.policy_id));
  },
});
