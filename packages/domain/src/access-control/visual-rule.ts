import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { findPropertyGroup, propertyFields } from '@foremast/store/queries/properties';
import type { VisualCondition } from '@foremast/wire/models/access-policy';
import { PROFILE_GROUP } from '../profile-fields/group.ts';
import { conditionsOfRule } from './conditions.ts';
import { readExpression } from './expression.ts';

const PREFIX = 'user.attributes.';

/** A rule as a table of conditions. Throws `app.pap.expression_to_visual_ast.app_error` (400) where it says more than a table can. */
export async function visualRule(ctx: Ctx, expression: string): Promise<VisualCondition[]> {
  const { compiled } = expression.trim() === '' ? readExpression('true') : readExpression(expression);
  const conditions = compiled && conditionsOfRule(compiled.ast);
  if (!conditions) throw badRequest('app.pap.expression_to_visual_ast.app_error');
  const groupId = await findPropertyGroup(ctx.db, PROFILE_GROUP);
  const fields = groupId ? await propertyFields(ctx.db, groupId) : [];
  const types = new Map(fields.map(({ name, type }) => [`${PREFIX}${name}`, type]));
  return conditions.map((condition) => ({ ...condition, attribute_type: types.get(condition.attribute) ?? '' }));
}
