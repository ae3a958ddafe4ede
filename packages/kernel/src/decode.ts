import { type Static, type TSchema, t } from '@foremast/wire/scalars';
import { Kind, OptionalKind } from '@sinclair/typebox';

/** Thrown when a value has the wrong JSON type; the operation turns it into its error. */
export class WrongShape extends Error {}

type Decoder = (value: unknown) => unknown;
const decoders = new WeakMap<TSchema, Decoder>();

function fail(): never {
  throw new WrongShape('wrong JSON type');
}

const isNull = (schema: TSchema) => schema[Kind] === 'Null';
const isOptional = (schema: TSchema) => OptionalKind in schema;

function objectDecoder(schema: TSchema): Decoder {
  const fields = Object.entries(schema.properties as Record<string, TSchema>).map(([name, field]) => ({
    name,
    lower: name.toLowerCase(),
    optional: isOptional(field),
    decode: decoderOf(field),
  }));
  const byLower = new Map(fields.map((f) => [f.lower, f]));
  return (value) => {
    if (value !== undefined && value !== null && (typeof value !== 'object' || Array.isArray(value))) fail();
    const out: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value ?? {})) {
      const field = byLower.get(key) ?? byLower.get(key.toLowerCase());
      if (!field || (field.optional && item === null)) continue;
      out[field.name] = field.decode(item);
    }
    for (const field of fields) if (!(field.name in out) && !field.optional) out[field.name] = field.decode(undefined);
    return out;
  };
}

const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

/** A plain value: absent ones and null are `zero`. */
function plain(zero: unknown, fits: (value: unknown) => boolean): Decoder {
  return (value) => {
    if (isAbsent(value)) return zero;
    return fits(value) ? value : fail();
  };
}

function arrayDecoder(schema: TSchema): Decoder {
  const item = decoderOf(schema.items as TSchema);
  return (value) => {
    if (isAbsent(value)) return [];
    return Array.isArray(value) ? value.map(item) : fail();
  };
}

function recordDecoder(schema: TSchema): Decoder {
  const item = decoderOf(Object.values(schema.patternProperties as Record<string, TSchema>)[0] ?? t.Unknown());
  return (value) => {
    if (isAbsent(value)) return {};
    if (typeof value !== 'object' || Array.isArray(value)) fail();
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, item(held)]));
  };
}

function unionDecoder(schema: TSchema): Decoder {
  const all = schema.anyOf as TSchema[];
  const [only, ...others] = all.filter((option) => !isNull(option));
  if (!only || others.length > 0) throw new Error('a body may only be a union with null');
  const inner = decoderOf(only);
  if (all.length === 1) return inner;
  return (value) => (isAbsent(value) ? null : inner(value));
}

function make(schema: TSchema): Decoder {
  switch (schema[Kind]) {
    case 'String':
      return plain(schema.default ?? '', (v) => typeof v === 'string');
    case 'Integer':
      return plain(schema.default ?? 0, Number.isSafeInteger);
    case 'Number':
      return plain(schema.default ?? 0, (v) => typeof v === 'number');
    case 'Boolean':
      return plain(schema.default ?? false, (v) => typeof v === 'boolean');
    case 'Unknown':
    case 'Any':
      return (v) => v;
    case 'Array':
      return arrayDecoder(schema);
    case 'Record':
      return recordDecoder(schema);
    case 'Union':
      return unionDecoder(schema);
    case 'Object':
      return objectDecoder(schema);
    default:
      throw new Error(`no decoder for ${String(schema[Kind])}`);
  }
}

function decoderOf(schema: TSchema): Decoder {
  let found = decoders.get(schema);
  if (!found) decoders.set(schema, (found = make(schema)));
  return found;
}

/**
 * A JSON value by its schema, as the protocol's clients know it: keys match whatever their case, unknown ones are dropped,
 * absent ones and null are the type's zero value (`''`, 0, false, [], {}), optional ones stay absent, a wrong type throws.
 */
export function decodeBody<S extends TSchema>(schema: S, value: unknown): Static<S> {
  return decoderOf(schema)(value) as Static<S>;
}

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);

function queryValue(schema: TSchema, text: string | null): unknown {
  const base = schema[Kind] === 'Union' ? ((schema.anyOf as TSchema[]).find((o) => !isNull(o)) ?? schema) : schema;
  if (base[Kind] === 'Boolean') return text === null ? schema.default : TRUE.has(text);
  if (base[Kind] !== 'Integer') return text?.toWellFormed() ?? schema.default ?? (isOptional(schema) ? undefined : '');
  const number = text !== null && /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(number) || (schema.minimum !== undefined && number < schema.minimum)) return schema.default;
  return schema.maximum !== undefined && number > schema.maximum ? schema.maximum : number;
}

/** The query, leniently: what is no number counts as absent, too much is the most. */
export function decodeQuery<S extends TSchema>(schema: S, query: URLSearchParams): Static<S> {
  const fields = Object.entries(schema.properties as Record<string, TSchema>);
  return Object.fromEntries(fields.map(([name, field]) => [name, queryValue(field, query.get(name))])) as Static<S>;
}

/** `page` and `per_page` as most lists take them. */
export const paging = { page: t.Integer({ default: 0, minimum: 0 }), per_page: t.Integer({ default: 60, minimum: 0, maximum: 200 }) };

/** The end of the first JSON object, list or string in `text`, or -1. */
function endOfFirst(text: string): number {
  let depth = 0;
  for (let i = 0, inString = false; i < text.length; i++) {
    const c = text[i];
    if (inString) {
      if (c === '\\') i++;
      else if (c === '"') inString = false;
    } else if (c === '"') inString = true;
    else if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') depth--;
    if (!inString && depth === 0 && /\S/.test(c ?? '')) return i + 1;
  }
  return -1;
}

/** The first JSON value of a text; what follows it is ignored. An empty text is `undefined`; a broken one throws `WrongShape`. */
export function parseFirstJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const end = endOfFirst(text);
    try {
      return JSON.parse(text.slice(0, end));
    } catch {
      throw new WrongShape('not JSON');
    }
  }
}

/**
 * A parsed body whose texts every database can hold: halves of characters become the replacement character, a NUL is refused
 * (`WrongShape`). Only bodies that could have either are walked.
 */
export function storable(text: string, value: unknown): unknown {
  return text.includes('\\u') || text.includes('\0') || !text.isWellFormed() ? clean(value) : value;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [cleanText(key), clean(held)]));
}

function cleanText(text: string): string {
  if (text.includes('\0')) throw new WrongShape('a NUL in a text');
  return text.toWellFormed();
}
