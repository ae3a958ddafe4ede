import { setPoliciesActive } from '@foremast/domain/access-control/change-policies';
import { requireRules } from '@foremast/domain/access-control/feature';
import { presentPolicy } from '@foremast/domain/access-control/present-policy';
import { ruleMakerOf } from '@foremast/domain/permissions/access-control';
import { invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { AccessPolicy } from '@foremast/wire/models/access-policy';
import { t } from '@foremast/wire/scalars';

const MOST = 1000;

export const updateAccessControlPoliciesActive = operation({
  id: 'UpdateAccessControlPoliciesActive',
  method: 'PUT',
  path: '/api/v4/access_control_policies/activate',
  summary: 'Say of policies whether people who fit are brought in.',
  body: t.Object({ entries: t.Array(t.Object({ id: t.String(), active: t.Boolean() })) }),
  bodyName: 'request',
  response: t.Array(AccessPolicy),
  permission: 'session',
  async handle({ body }, ctx) {
    for (const { id } of body.entries.slice(0, MOST)) await ctx.require(ruleMakerOf(id));
    requireRules(ctx, 'app.pap.update_access_control_policies_active.app_error');
    if (body.entries.length > MOST || !body.entries.every(({ id }) => isId(id))) throw invalidBody('request');
    return (await ctx.tx((tx) => setPoliciesActive(tx, body.entries))).map(presentPolicy);
  },
});
