import type { Tx } from '@foremast/kernel/context';
import { type AccessPolicyRow, policiesMentioning, saveAccessPolicy } from '@foremast/store/queries/access-policies';
import type { ASTNode } from '@marcbachmann/cel-js';
import { attributeNodes, readExpression } from './expression.ts';

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;
const access = (name: string): string => (IDENTIFIER.test(name) ? `user.attributes.${name}` : `user.attributes[${JSON.stringify(name)}]`);

/** The expression with another name for an attribute; whatever else is in it stays as it was written. */
export function renamed(expression: string, from: string, to: string): string {
  const { compiled } = readExpression(expression);
  if (!compiled) return expression;
  const places = attributeNodes(compiled.ast)
    .filter(({ name }) => name === from)
    .map(({ node }: { node: ASTNode }) => node.range)
    .sort((a, b) => b.start - a.start);
  return places.reduce((text, { start, end }) => text.slice(0, start) + access(to) + text.slice(end), expression);
}

/** A field of profiles has another name: rules that speak of it go on doing so. */
export async function renameInRules(tx: Tx, from: string, to: string): Promise<void> {
  for (const row of await policiesMentioning(tx.db, from)) {
    const rules = (row.data?.rules ?? []).map((rule) => ({ ...rule, expression: renamed(rule.expression ?? '', from, to) }));
    const next: AccessPolicyRow = { ...row, revision: row.revision + 1, data: { ...row.data, rules } };
    if (JSON.stringify(next.data) !== JSON.stringify(row.data)) await saveAccessPolicy(tx.db, next, row);
  }
}
