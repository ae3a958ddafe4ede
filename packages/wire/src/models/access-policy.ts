import { Id, Json, Millis, type Static, t } from '../scalars.ts';

/** Who may be where: an expression over a person's attributes, for some actions (`*`: all). */
export const AccessRule = t.Object({ actions: t.Array(t.String()), expression: t.String() });
export type AccessRule = Static<typeof AccessRule>;

/** `parent`: rules that channels import. `channel`: the rules of the channel that has the same id. `active`: people who fit are brought in. */
export const AccessPolicy = t.Object({
  id: Id,
  name: t.String(),
  type: t.String(),
  active: t.Boolean(),
  create_at: Millis,
  revision: t.Integer(),
  version: t.String(),
  imports: t.Array(t.String()),
  rules: t.Array(AccessRule),
  props: t.Record(t.String(), Json),
});
export type AccessPolicy = Static<typeof AccessPolicy>;

export const ExpressionError = t.Object({ line: t.Integer(), column: t.Integer(), message: t.String() });
export type ExpressionError = Static<typeof ExpressionError>;

/** `value_type` 0: the value is a literal, or a list of them; 1: it is another attribute. `attribute_type` is the type of the profile field. */
export const VisualCondition = t.Object({
  attribute: t.String(),
  operator: t.String(),
  value: Json,
  value_type: t.Integer(),
  attribute_type: t.String(),
});
export type VisualCondition = Static<typeof VisualCondition>;
