import { setPoliciesActive } from '@foremast/domain/access-control/change-policies';
import { requireRules } from '@foremast/domain/access-control/feature';
import { managePolicy } from '@foremast/domain/permissions/access-control';
import { invalidBody, unauthorized } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

// A GET that writes: a page of another site could ask for it with the cookie of whoever looks at it, so cookies do not count here.
export const updateAccessControlPolicyActiveStatus = operation({
  id: 'UpdateAccessControlPolicyActiveStatus',
  method: 'GET',
  path: '/api/v4/access_control_policies/{policy_id}/activate',
  summary: 'Say of a policy whether people who fit are brought in. The operation for several takes its place.',
  query: t.Object({ active: t.String() }),
  response: StatusOK,
  permission: 'session',
  async handle({ params, query: { active } }, ctx) {
    if (ctx.request.byCookie) throw unauthorized('api.context.session_cookie_not_allowed.app_error');
    await ctx.require(managePolicy(params.policy_id));
    if (active !== 'true' && active !== 'false') throw invalidBody('active');
    requireRules(ctx, 'app.pap.update_access_control_policies_active.app_error');
    await ctx.tx((tx) => setPoliciesActive(tx, [{ id: params.policy_id, active: active === 'true' }]));
    ctx.reply.headers.link = '</api/v4/access_control_policies/activate>; rel="successor-version"';
    return OK;
  },
});
