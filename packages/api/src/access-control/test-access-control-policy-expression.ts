import { readExpression } from '@foremast/domain/access-control/expression';
import { requireRules } from '@foremast/domain/access-control/feature';
import { peopleWhoFit } from '@foremast/domain/access-control/people-who-fit';
import { attributesOfPerson } from '@foremast/domain/access-control/person-attributes';
import { requireRuleMaker } from '@foremast/domain/permissions/access-control';
import { hasSystem } from '@foremast/domain/permissions/system';
import { presentUsers } from '@foremast/domain/users/present-users';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

const PAGE = 50;
const MOST = 1000;

// Channel administrators only learn whom a rule fits that fits them, too: otherwise they could ask what anybody is.
export const testAccessControlPolicyExpression = operation({
  id: 'TestAccessControlPolicyExpression',
  method: 'POST',
  path: '/api/v4/access_control_policies/cel/test',
  summary: 'Whom an expression fits: active people by id, from after one of them, and how many they are in all.',
  body: t.Object({ expression: t.String(), term: t.String(), after: t.String(), limit: t.Integer(), channelId: t.String() }),
  bodyName: 'user',
  response: t.Object({ users: t.Array(User), total: t.Integer() }),
  permission: 'session',
  async handle({ body }, ctx) {
    await requireRuleMaker(ctx, body.channelId);
    requireRules(ctx, 'app.pap.check_expression.app_error');
    const { compiled } = readExpression(body.expression);
    if (!compiled) throw badRequest('app.pap.check_expression.app_error');
    const isAdmin = await hasSystem(ctx, 'manage_system');
    if (!isAdmin && !compiled.fits(await attributesOfPerson(ctx, ctx.userId))) return { users: [], total: 0 };
    const limit = body.limit > 0 ? Math.min(body.limit, MOST) : PAGE;
    const { users, total } = await peopleWhoFit(ctx, compiled.fits, { term: body.term, after: body.after, limit });
    return { users: await presentUsers(ctx, users), total };
  },
});
