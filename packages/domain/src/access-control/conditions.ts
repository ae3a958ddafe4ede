import type { ASTNode } from '@marcbachmann/cel-js';
import { attributeName } from './expression.ts';

/** One comparison of an attribute, as a table of rules shows it. */
export interface Condition {
  readonly attribute: string;
  readonly operator: string;
  readonly value: unknown;
  /** 0: a literal; 1: another attribute. */
  readonly value_type: 0 | 1;
}

/** `user.attributes.town`, or undefined for anything else. */
function attributeOf(node: ASTNode): string | undefined {
  const name = attributeName(node);
  return name === undefined ? undefined : `user.attributes.${name}`;
}

function operandOf(node: ASTNode): Pick<Condition, 'value' | 'value_type'> | undefined {
  const attribute = attributeOf(node);
  if (attribute) return { value: attribute, value_type: 1 };
  if (node.op === 'value') return { value: typeof node.args === 'bigint' ? Number(node.args) : node.args, value_type: 0 };
  if (node.op !== 'list') return undefined;
  const items = node.args.map((item) => (item.op === 'value' ? item.args : undefined));
  return items.every((item) => typeof item === 'string') ? { value: items, value_type: 0 } : undefined;
}

function comparison(operator: string, left: ASTNode, right: ASTNode): Condition | undefined {
  const [attribute, value] = [attributeOf(left), operandOf(right)];
  return attribute && value ? { attribute, operator, ...value } : undefined;
}

/** `"x" in user.attributes.list`: that the list has it. */
function membership(left: ASTNode, right: ASTNode): Condition | undefined {
  const attribute = attributeOf(right);
  return attribute && left.op === 'value' ? { attribute, operator: 'hasAnyOf', value: [left.args], value_type: 0 } : undefined;
}

const listed = (condition: Condition | undefined): condition is Condition & { value: unknown[] } =>
  condition?.operator === 'hasAnyOf' && Array.isArray(condition.value);

/** Several such in a row about one attribute are one: any of them, or all of them. */
function either(node: ASTNode): Condition | undefined {
  if (node.op !== '||') return single(node);
  const [a, b] = [either(node.args[0]), either(node.args[1])];
  return listed(a) && listed(b) && a.attribute === b.attribute ? { ...a, value: [...a.value, ...b.value] } : undefined;
}

function single(node: ASTNode): Condition | undefined {
  switch (node.op) {
    case '==':
    case '!=':
      return comparison(node.op, node.args[0], node.args[1]);
    case 'in':
      return membership(node.args[0], node.args[1]) ?? comparison('in', node.args[0], node.args[1]);
    case 'rcall': {
      const [name, subject, [argument]] = node.args;
      return argument ? comparison(name, subject, argument) : undefined;
    }
    default:
      return undefined;
  }
}

/** The conditions of which all must hold; undefined: the expression says more than a table of them can. */
export function conditionsOfRule(node: ASTNode): Condition[] | undefined {
  if (node.op === 'value' && node.args === true) return [];
  if (node.op !== '&&') {
    const only = either(node);
    return only && [only];
  }
  const [left, right] = [conditionsOfRule(node.args[0]), conditionsOfRule(node.args[1])];
  if (!left || !right) return undefined;
  const [last, next] = [left.at(-1), right[0]];
  const both = (c: Condition | undefined) => (listed(c) && c.value.length === 1 ? c : undefined);
  const all = last?.operator === 'hasAllOf' ? (last as Condition & { value: unknown[] }) : both(last);
  const more = both(next);
  if (!all || !more || all.attribute !== more.attribute) return [...left, ...right];
  return [...left.slice(0, -1), { ...all, operator: 'hasAllOf', value: [...all.value, ...more.value] }, ...right.slice(1)];
}

/** Every comparison in an expression, wherever it stands. */
export function comparisonsIn(node: ASTNode): Condition[] {
  const found = single(node);
  if (found) return [found];
  if (node.op === '&&' || node.op === '||') return node.args.flatMap(comparisonsIn);
  return [];
}
