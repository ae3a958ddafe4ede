import { readExpression } from '@foremast/domain/access-control/expression';
import { requireRules } from '@foremast/domain/access-control/feature';
import { attributesOfPerson } from '@foremast/domain/access-control/person-attributes';
import { requireRuleMaker } from '@foremast/domain/permissions/access-control';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const validateExpressionAgainstRequester = operation({
  id: 'ValidateExpressionAgainstRequester',
  method: 'POST',
  path: '/api/v4/access_control_policies/cel/validate_requester',
  summary: 'Whether an expression fits the one who asks.',
  body: t.Object({ expression: t.String(), channelId: t.String() }),
  bodyName: 'request',
  response: t.Object({ requester_matches: t.Boolean() }),
  permission: 'session',
  async handle({ body }, ctx) {
    await requireRuleMaker(ctx, body.channelId);
    requireRules(ctx, 'app.pap.check_expression.app_error');
    const { compiled } = readExpression(body.expression);
    if (!compiled) throw badRequest('app.pap.check_expression.app_error');
    return { requester_matches: compiled.fits(await attributesOfPerson(ctx, ctx.userId)) };
  },
});
