import type { AnyOperation } from '@foremast/kernel/operation';
import type { TSchema } from '@foremast/wire/scalars';
import { Kind } from '@sinclair/typebox';
import fc from 'fast-check';
import { pngBytes } from '../pictures.ts';
import { bent, bodyText } from './bodies.ts';
import { SELF } from './examples.ts';
import { type Known, kindOf } from './known.ts';
import { NUMBERS, textFor } from './values.ts';

/** A request that can be sent; the caller is put in later. */
export interface Planned {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData | Uint8Array<ArrayBuffer>;
}

/** What a thing without a name is in answers and paths of this operation. */
export function placeOf({ path }: AnyOperation): string {
  const fixed = String(path)
    .split('/')
    .filter((part) => part && !part.startsWith('{') && part !== 'api' && part !== 'v4');
  return kindOf((fixed[0] ?? 'thing').replace(/s$/, ''));
}

const encoded = (text: string) => encodeURIComponent(text.toWellFormed());
const BROKEN_PARTS = ['%zz', '%00', '%ED%A0%80', '..%2f..%2fetc', '%', '%2e%2e', 'a%20b', 'me', '%F0%9F%92%A9', 'x'.repeat(3_000)];

function pathOf(op: AnyOperation, known: Known, place: string): fc.Arbitrary<string> {
  const names = [...String(op.path).matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  const part = (name: string) =>
    fc.oneof(
      { weight: 40, arbitrary: textFor(name, known, place).map((text) => (text === SELF ? 'me' : encoded(text.slice(0, 2_000))) || 'x') },
      { weight: 1, arbitrary: fc.constantFrom(...BROKEN_PARTS) },
    );
  return fc.tuple(...names.map(part)).map((parts) => {
    let at = 0;
    return String(op.path).replace(/\{\w+\}/g, () => parts[at++] as string);
  });
}

const BROKEN_QUERIES = [
  'page=-1&per_page=1000000000',
  'page=999999999999999999999&per_page=0',
  'page=0&page=1&per_page=2&per_page=3',
  'page=%zz&term=%',
  'term=%00',
  'name=%ED%A0%80&q=%F0%9F',
  '&&&===&',
  `term=${'x'.repeat(2_000)}`,
  'since=9007199254740993&before=-1',
  'include_deleted=maybe&sort=%27',
];

function queryOf(op: AnyOperation, known: Known, place: string): fc.Arbitrary<string> {
  const fields = Object.entries((op.query?.properties ?? {}) as Record<string, TSchema>);
  const value = (name: string, schema: TSchema): fc.Arbitrary<string> => {
    if (schema[Kind] === 'Boolean') return fc.constantFrom('true', 'false', '1', '', 'x');
    if (schema[Kind] === 'Integer') return fc.oneof(fc.nat({ max: 20 }).map(String), fc.constantFrom(...NUMBERS.map(String), '', 'x', '1.5', '+1'));
    return textFor(name, known, place);
  };
  const model = Object.fromEntries(fields.map(([name, schema]) => [name, value(name, schema)]));
  const good = fc.record(model, { requiredKeys: [] }).map((chosen) =>
    Object.entries(chosen)
      .map(([name, text]) => `${name}=${encoded(text as string)}`)
      .join('&')
      .slice(0, 8_000),
  );
  return fc.oneof({ weight: 8, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...BROKEN_QUERIES) });
}

const HEADERS: readonly (readonly [string, string])[] = [
  ['Content-Type', 'text/plain'],
  ['Content-Type', 'multipart/form-data'],
  ['Content-Type', 'multipart/form-data; boundary=xyz'],
  ['Content-Type', 'application/x-www-form-urlencoded'],
  ['Content-Type', 'application/json; charset=latin1'],
  ['If-None-Match', '*'],
  ['Range', 'bytes=5-2'],
  ['Range', 'bytes=0-'],
  ['X-Forwarded-For', "1.2.3.4, '; --"],
  ['User-Agent', 'x'.repeat(3_000)],
  ['Accept-Language', 'zz-ZZ,*;q=9'],
  ['X-Requested-With', 'XMLHttpRequest'],
  ['Cookie', 'MMAUTHTOKEN=; a=%zz'],
  ['Connection-Id', '\u00ff'],
];

const PICTURES = [
  pngBytes(20, 20),
  pngBytes(1, 1, { width: 60_000, height: 60_000 }),
  pngBytes(300, 1),
  new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
  new Uint8Array(),
];
const FILE_FIELDS = ['image', 'files', 'file', 'plugin', 'license', 'certificate', 'data'];

/** A form as browsers send it, with things missing. */
const form = (known: Known, place: string): fc.Arbitrary<FormData> =>
  fc
    .tuple(
      fc.constantFrom(...PICTURES),
      fc.constantFrom(...FILE_FIELDS),
      fc.constantFrom('a.png', '', '../x.png', 'a\u0000.gif', 'ü'.repeat(300), 'a.tar.gz', 'a.zip'),
      fc.array(fc.constantFrom('channel_id', 'client_ids', 'filesize', 'importFrom', 'emoji', 'token', 'payload', 'text'), { maxLength: 5 }),
      textFor('channel_id', known, place),
      textFor('name', known, place),
    )
    .map(([bytes, field, name, texts, channel, word]) => {
      const made = new FormData();
      const held: Record<string, string> = { channel_id: channel, emoji: JSON.stringify({ name: word, creator_id: SELF }) };
      for (const text of texts) made.append(text, held[text] ?? word);
      made.append(field, new Blob([bytes]), name);
      return made;
    });

function rawBody(op: AnyOperation, known: Known, place: string): fc.Arbitrary<NonNullable<Planned['body']>> {
  const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => new Uint8Array(array));
  const anything = bodyText(op, { [Kind]: 'Unknown' } as TSchema, known, place);
  return fc.oneof(
    { weight: 5, arbitrary: form(known, place) as fc.Arbitrary<NonNullable<Planned['body']>> },
    bytes,
    anything,
    fc.constantFrom(...PICTURES),
  );
}

/** The settings as they are, with one of them changed. */
function settingsBody(settings: () => unknown, whole: boolean): fc.Arbitrary<string> {
  const wrong = fc.oneof(
    fc.boolean(),
    fc.constantFrom(...NUMBERS),
    fc.constantFrom('', 'x', '\u0000', 'http://127.0.0.1:9'),
    fc.constant([]),
    fc.constant(null),
  );
  return fc.tuple(fc.nat(), fc.nat(), wrong as fc.Arbitrary<unknown>).map(([section, at, value]) => {
    const all = settings() as Record<string, Record<string, unknown>>;
    const name = Object.keys(all)[section % Object.keys(all).length] as string;
    const changed = bent(all[name] ?? {}, at, value) as Record<string, unknown>;
    return JSON.stringify(whole ? { ...all, [name]: changed } : { [name]: changed });
  });
}

const addressed = (path: string, query: string) => (query ? `${path}?${query}` : path);

/** What is sent back goes to where it came from. */
function sameId(path: string, body: Planned['body'] | undefined): string {
  const id = typeof body === 'string' ? /^\{"id":"([a-z0-9]{26})"/.exec(body)?.[1] : undefined;
  return id ? path.replace(/[^/]+(\/patch)?$/, `${id}$1`) : path;
}

/** Requests for an operation, mostly such as can succeed. */
export function requestsOf(op: AnyOperation, known: Known, settings: () => unknown): fc.Arbitrary<Planned> {
  const place = placeOf(op);
  const odd = fc.oneof({ weight: 20, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...HEADERS) });
  let body: fc.Arbitrary<Planned['body'] | undefined> = fc.constant(undefined);
  if (op.method !== 'GET') {
    if (op.path === '/api/v4/config' || op.path === '/api/v4/config/patch')
      body = settingsBody(settings, op.method === 'PUT' && !op.path.endsWith('patch'));
    else if (op.rawBody) body = rawBody(op, known, place);
    else if (op.body) body = bodyText(op, op.body, known, place);
    else body = fc.constantFrom(undefined, '{}', '{', '[1]');
  }
  const named = new RegExp(`\\{${place}_id\\}$`).test(String(op.path).replace(/\/patch$/, ''));
  return fc.tuple(pathOf(op, known, place), queryOf(op, known, place), odd, body).map(([path, query, header, held]) => ({
    path: addressed(named ? sameId(path, held) : path, query),
    headers: {
      ...(held instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
      ...(header && !(held instanceof FormData && header[0] === 'Content-Type') ? { [header[0]]: header[1] } : {}),
    },
    ...(held === undefined ? {} : { body: held }),
  }));
}
