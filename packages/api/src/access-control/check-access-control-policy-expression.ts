import { errorsOfRule } from '@foremast/domain/access-control/check-rule';
import { requireRules } from '@foremast/domain/access-control/feature';
import { requireRuleMaker } from '@foremast/domain/permissions/access-control';
import { operation } from '@foremast/kernel/operation';
import { ExpressionError } from '@foremast/wire/models/access-policy';
import { t } from '@foremast/wire/scalars';

export const checkAccessControlPolicyExpression = operation({
  id: 'CheckAccessControlPolicyExpression',
  method: 'POST',
  path: '/api/v4/access_control_policies/cel/check',
  summary: 'What is wrong with the expression of a rule; nothing, when the list is empty.',
  body: t.Object({ expression: t.String(), channelId: t.String() }),
  bodyName: 'user',
  response: t.Array(ExpressionError),
  permission: 'session',
  async handle({ body }, ctx) {
    await requireRuleMaker(ctx, body.channelId);
    requireRules(ctx, 'app.pap.check_expression.app_error');
    return errorsOfRule(ctx, body.expression);
  },
});
