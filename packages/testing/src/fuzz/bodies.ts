import type { AnyOperation } from '@foremast/kernel/operation';
import type { TSchema } from '@foremast/wire/scalars';
import { Kind, OptionalKind } from '@sinclair/typebox';
import fc from 'fast-check';
import { EXAMPLES } from './examples.ts';
import type { Known } from './known.ts';
import { awkwardText, number, textFor } from './values.ts';

/** What clients may say of a message although it is not so: the original believes them, too. */
const BELIEVED = new Set(['has_reactions']);

/** Keys of bodies whose schema says nothing. */
const COMMON = [
  ...['user_id', 'user_ids', 'team_id', 'channel_id', 'channel_ids', 'post_id', 'term', 'terms', 'is_or_search', 'login_id', 'password'],
  ...['token', 'token_id', 'email', 'code', 'activate', 'device_id', 'new_password', 'current_password', 'desktop', 'mark_unread', 'limit'],
  ...['page', 'per_page', 'time_zone_offset', 'include_deleted_channels', 'names', 'text', 'force', 'collapsed_threads_supported', 'emoji_name'],
];

const flat = (known: Known, place: string, keys: readonly string[] = COMMON) =>
  fc
    .uniqueArray(fc.constantFrom(...keys), { maxLength: 5 })
    .chain((names) =>
      fc.record(Object.fromEntries(names.map((name) => [name, name.endsWith('s') ? textsFor(name, known, place) : anything(name, known, place)]))),
    );

const textsFor = (name: string, known: Known, place: string) => fc.array(textFor(name, known, place), { maxLength: 6 });

const anything = (name: string, known: Known, place: string): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary: textFor(name, known, place) as fc.Arbitrary<unknown> }, fc.boolean(), number, fc.jsonValue({ maxDepth: 2 }));

/** Buttons, menus and fields, as integrations attach them. */
const attachments = fc.array(
  fc.record(
    {
      text: awkwardText,
      title: fc.string(),
      fields: fc.array(fc.record({ title: fc.string(), value: fc.jsonValue({ maxDepth: 1 }), short: fc.boolean() })),
      actions: fc.array(
        fc.record({
          id: fc.constantFrom('', 'a', 'b'),
          name: fc.string({ maxLength: 8 }),
          type: fc.constantFrom('button', 'select', 'x'),
          integration: fc.record({ url: fc.constant('http://127.0.0.1:9/'), context: fc.jsonValue({ maxDepth: 1 }) }),
        }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: [] },
  ),
  { maxLength: 2 },
);

const props = fc.oneof(
  fc.record({ attachments }),
  fc.record({ from_webhook: fc.constant('true'), override_username: awkwardText, override_icon_url: awkwardText }),
  fc.dictionary(fc.constantFrom('a', 'attachments', 'channel_mentions', 'previewed_post', '__proto__', 'card'), fc.jsonValue({ maxDepth: 2 })),
);

function record(schema: TSchema, name: string, known: Known, place: string): fc.Arbitrary<unknown> {
  if (name === 'props') return props;
  const [item] = Object.values(schema.patternProperties as Record<string, TSchema>);
  const key = fc.oneof(fc.constantFrom(...COMMON, 'desktop', 'push', 'email', 'mention_keys', 'auto_responder_active'), awkwardText);
  return fc.oneof(flat(known, place), fc.dictionary(key, item ? valueFor(item, name, known, place) : fc.anything(), { maxKeys: 4 }));
}

/** A value that fits the schema, with what exists in it where its name asks for that. `place`: what an unnamed `id` is. */
export function valueFor(schema: TSchema, name: string, known: Known, place: string): fc.Arbitrary<unknown> {
  switch (schema[Kind]) {
    case 'String':
      return textFor(name, known, place);
    case 'Integer':
    case 'Number':
      return number;
    case 'Boolean':
      return fc.boolean();
    case 'Null':
      return fc.constant(null);
    case 'Array':
      return fc.array(valueFor(schema.items as TSchema, name, known, place), { maxLength: 5 });
    case 'Record':
      return record(schema, name, known, place);
    case 'Union':
      return fc.oneof(...(schema.anyOf as TSchema[]).map((one, i) => ({ weight: i === 0 ? 6 : 1, arbitrary: valueFor(one, name, known, place) })));
    case 'Object':
      return objectOf(schema, known, place);
    default:
      return name === ''
        ? fc.oneof(flat(known, place), textsFor(`${place}_ids`, known, place), textsFor('user_ids', known, place), fc.jsonValue({ maxDepth: 3 }))
        : anything(name, known, place);
  }
}

function objectOf(schema: TSchema, known: Known, place: string): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties as Record<string, TSchema>).filter(([name]) => !BELIEVED.has(name));
  const required = fields.filter(([, field]) => !(OptionalKind in field)).map(([name]) => name);
  const model = Object.fromEntries(fields.map(([name, field]) => [name, valueFor(field, name, known, place)]));
  return fc.oneof(
    { weight: 3, arbitrary: fc.record(model, { requiredKeys: required }) as fc.Arbitrary<unknown> },
    { weight: 2, arbitrary: fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<unknown> },
  );
}

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
};

const WRONG = fc.oneof(
  fc.constantFrom<unknown>(null, true, 5, -1, 2 ** 53, -(2 ** 60), 1.5, 1e308, '', 'junk', [], {}, [null], [[]], { id: 5 }, deep(200), deep(3_000)),
  awkwardText as fc.Arbitrary<unknown>,
  fc.constant('y'.repeat(200_000)),
);

/** The same with one thing in it wrong. */
export function bent(value: unknown, at: number, wrong: unknown): unknown {
  if (typeof value !== 'object' || value === null) return wrong;
  const keys = Object.keys(value);
  if (keys.length === 0) return wrong;
  const key = keys[at % keys.length] as string;
  if (Array.isArray(value)) return value.map((item, i) => (String(i) === key ? bent(item, Math.floor(at / 7), wrong) : item));
  const held = (value as Record<string, unknown>)[key];
  return { ...value, [key]: typeof held === 'object' && held !== null && at % 2 === 0 ? bent(held, Math.floor(at / 7), wrong) : wrong };
}

type Spoil = (text: string) => string;
const asIs: Spoil = (text) => text;
/** What a sender can do wrong beneath the JSON. */
const SPOILT: readonly Spoil[] = [
  (text) => text.slice(0, -1),
  (text) => `${text}${text}`,
  (text) => `\ufeff${text}`,
  (text) => text.replace('{', '{"id":"twice","user_id":{},'),
  (text) => text.replace(/"(\w+)":/, (_, key: string) => `"${key.toUpperCase()}":`),
  (text) => text.replace(/"/g, "'"),
  () => '',
  () => '{',
  () => 'null',
  () => '"text"',
  () => '['.repeat(50_000),
  () => '{"a":'.repeat(5_000),
  () => '{"id":1e400}',
  () => '{"message":"\\ud800","name":"\\u0000"}',
];

/** What was answered, sent back, or an example: with these most of what is asked for can be done. */
function likely(op: AnyOperation, known: Known, place: string): fc.Arbitrary<unknown> {
  const example = EXAMPLES[op.id];
  return fc.nat().map((n) => {
    const making = {
      n,
      pick: (kind: string) => known.pick(kind, n) ?? '',
      some: (kind: string) => [0, 1, 2].flatMap((i) => known.pick(kind, n + i) ?? []),
    };
    return example ? example(making) : known.object(place, n);
  });
}

/** The text of a body for an operation: right, nearly right or quite wrong. */
export function bodyText(op: AnyOperation, schema: TSchema, known: Known, place: string): fc.Arbitrary<string> {
  const fits = valueFor(schema, '', known, place);
  const good = fc.oneof({ weight: 2, arbitrary: likely(op, known, place) }, { weight: 1, arbitrary: fits });
  const nearly = fc.tuple(good, fc.nat(), WRONG).map(([value, at, wrong]) => bent(value, at, wrong));
  const value = fc.oneof(
    { weight: 7, arbitrary: good },
    { weight: 3, arbitrary: nearly },
    { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> },
  );
  const spoil = fc.oneof({ weight: 14, arbitrary: fc.constant(asIs) }, { weight: 1, arbitrary: fc.constantFrom(...SPOILT) });
  return fc.tuple(value, spoil).map(([held, change]) => change(JSON.stringify(held) ?? ''));
}
