import type { Ctx } from '@foremast/kernel/context';
import { findPropertyGroup, propertyFields } from '@foremast/store/queries/properties';
import type { ExpressionError } from '@foremast/wire/models/access-policy';
import { PROFILE_GROUP } from '../profile-fields/group.ts';
import { attributeNodes, errorAt, readExpression } from './expression.ts';
import { isTrusted } from './person-attributes.ts';

/** What is wrong with an expression here: its form, or that it goes by what people answer about themselves and may not. */
export async function errorsOfRule(ctx: Pick<Ctx, 'config' | 'db'>, expression: string): Promise<ExpressionError[]> {
  const { compiled, errors } = readExpression(expression);
  if (!compiled) return errors;
  const groupId = await findPropertyGroup(ctx.db, PROFILE_GROUP);
  const fields = groupId ? await propertyFields(ctx.db, groupId) : [];
  const distrusted = new Set(fields.filter((field) => !isTrusted(ctx, field)).map(({ name }) => name));
  return attributeNodes(compiled.ast)
    .filter(({ name }) => distrusted.has(name))
    .map(({ name, node }) => errorAt(expression, node.range.start, `People answer ${name} themselves: rules cannot go by it here.`));
}
