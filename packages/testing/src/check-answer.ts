import type { AnyOperation } from '@foremast/kernel/operation';
import { Raw } from '@foremast/kernel/operation';
import type { TSchema } from '@foremast/wire/scalars';
import { Value } from '@sinclair/typebox/value';

/** Keys as the pattern of TypeBox for any key (`^(.*)$`) knows them: its `.` is no line break. */
function onOneLine(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.replace(/[\n\r\u2028\u2029]/g, ' '), inner]));
}

/** Throws where an answer is not what its operation says it answers, fields that the schema does not name included. */
export function checkAnswer({ id, response }: AnyOperation, answer: unknown): void {
  if (response === Raw || answer === undefined) return;
  const schema = response as TSchema;
  const sent: unknown = JSON.parse(JSON.stringify(answer), onOneLine);
  const first = Value.Errors(schema, sent).First();
  if (first) throw new Error(`${id} answers what it does not promise: ${first.path} ${first.message}, got ${JSON.stringify(first.value)}`);
  const named = Value.Clean(schema, structuredClone(sent));
  if (!Bun.deepEquals(named, sent)) throw new Error(`${id} answers fields that it does not name: ${JSON.stringify(sent).slice(0, 500)}`);
}
