import { requireRules } from '@foremast/domain/access-control/feature';
import { visualRule } from '@foremast/domain/access-control/visual-rule';
import { requireRuleMaker } from '@foremast/domain/permissions/access-control';
import { operation } from '@foremast/kernel/operation';
import { VisualCondition } from '@foremast/wire/models/access-policy';
import { t } from '@foremast/wire/scalars';

export const getCelVisualAst = operation({
  id: 'GetCELVisualAST',
  method: 'POST',
  path: '/api/v4/access_control_policies/cel/visual_ast',
  summary: 'An expression as a table of conditions.',
  body: t.Object({ expression: t.String(), channelId: t.String() }),
  bodyName: 'user',
  response: t.Object({ conditions: t.Array(VisualCondition) }),
  permission: 'session',
  async handle({ body }, ctx) {
    await requireRuleMaker(ctx, body.channelId);
    requireRules(ctx, 'app.pap.expression_to_visual_ast.app_error');
    return { conditions: await visualRule(ctx, body.expression) };
  },
});
