import type { ExpressionError } from '@foremast/wire/models/access-policy';
import type { ASTNode, Environment } from '@marcbachmann/cel-js';

/** What a person is, by the names of the profile's fields; choices by the names of their options. */
export type Attributes = Readonly<Record<string, string | readonly string[]>>;

const hold = (list: unknown, items: unknown): readonly boolean[] =>
  Array.isArray(list) && Array.isArray(items) ? items.map((item) => list.includes(item)) : [false];

/** The language is loaded with the first rule: most servers have none, and every start would wait for it. */
const cel = () => require('@marcbachmann/cel-js') as typeof import('@marcbachmann/cel-js');

let made: Environment | undefined;
const environment = (): Environment =>
  (made ??= new (cel().Environment)({ limits: { maxAstNodes: 2_000, maxDepth: 100 } })
    .registerVariable('user', 'map')
    .registerFunction('list.hasAnyOf(list): bool', (list: unknown, items: unknown) => hold(list, items).includes(true))
    .registerFunction('list.hasAllOf(list): bool', (list: unknown, items: unknown) => !hold(list, items).includes(false)));

/** The language has more; these are cheap whatever they are given, which regular expressions and loops in loops are not. */
const CALLS: ReadonlySet<string> = new Set(['startsWith', 'endsWith', 'contains', 'hasAnyOf', 'hasAllOf', 'size', 'has']);

function* nodesOf(value: unknown): Generator<ASTNode> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  if (typeof value !== 'object' || value === null || !('op' in value)) return;
  yield value as ASTNode;
  yield* nodesOf((value as ASTNode).args);
}

const isAttributes = (node: ASTNode): boolean =>
  node.op === '.' && node.args[1] === 'attributes' && node.args[0].op === 'id' && node.args[0].args === 'user';

/** The name in `user.attributes.town` or `user.attributes["town"]`; undefined for anything else. */
export function attributeName(node: ASTNode): string | undefined {
  if (node.op === '[]' && isAttributes(node.args[0]) && node.args[1].op === 'value' && typeof node.args[1].args === 'string')
    return node.args[1].args;
  return node.op === '.' && isAttributes(node.args[0]) ? node.args[1] : undefined;
}

/** Every place where an attribute is spoken of. */
export const attributeNodes = (ast: ASTNode): { readonly name: string; readonly node: ASTNode }[] =>
  [...nodesOf(ast)].flatMap((node) => {
    const name = attributeName(node);
    return name === undefined ? [] : [{ name, node }];
  });

function forbiddenCall(ast: ASTNode): { readonly name: string; readonly at: number } | undefined {
  for (const node of nodesOf(ast)) {
    if ((node.op === 'call' || node.op === 'rcall') && !CALLS.has(node.args[0])) return { name: node.args[0], at: node.range.start };
  }
  return undefined;
}

/** Lines count from 1, columns from 0. */
export function errorAt(text: string, position: number, message: string): ExpressionError {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: before.at(-1)?.length ?? 0, message };
}

function errorOf(text: string, error: unknown): ExpressionError {
  const { ParseError, TypeError: CelTypeError } = cel();
  if (error instanceof ParseError || error instanceof CelTypeError) return errorAt(text, error.range?.start ?? 0, error.summary);
  return errorAt(text, 0, error instanceof Error ? error.message : String(error));
}

/** A rule that can be asked about people. */
export interface Compiled {
  readonly ast: ASTNode;
  /** What cannot be said, because the person lacks an attribute for example, is a no. */
  fits(attributes: Attributes): boolean;
}

export type Reading =
  | { readonly compiled: Compiled; readonly errors?: undefined }
  | { readonly compiled?: undefined; readonly errors: ExpressionError[] };

/** Reads an expression: it must be well-formed, know every function, and come to yes or no. */
export function readExpression(text: string): Reading {
  try {
    const parsed = environment().parse(text);
    const call = forbiddenCall(parsed.ast);
    if (call) return { errors: [errorAt(text, call.at, `Rules cannot use the function ${call.name}.`)] };
    const { valid, type, error } = parsed.check();
    if (!valid) return { errors: [errorOf(text, error)] };
    if (type !== 'bool' && type !== 'dyn') return { errors: [errorAt(text, 0, `A rule comes to true or false, this one to ${type}.`)] };
    const fits = (attributes: Attributes) => {
      try {
        return parsed({ user: { attributes } }) === true;
      } catch {
        return false;
      }
    };
    return { compiled: { ast: parsed.ast, fits } };
  } catch (error) {
    return { errors: [errorOf(text, error)] };
  }
}
