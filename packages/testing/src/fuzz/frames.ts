import fc from 'fast-check';
import { bent } from './bodies.ts';
import type { Known } from './known.ts';
import { NUMBERS, textFor } from './values.ts';

/** Stands for the token of whoever sends the frame. */
export const OWN_TOKEN = '$token';

export type Frame = string | Uint8Array<ArrayBuffer>;

const texts = (name: string, known: Known) => textFor(name, known, 'user');

/** What clients send with each action. */
function dataOf(known: Known): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const channel = texts('channel_id', known);
  return {
    ping: fc.constantFrom(undefined, {}, { more: [1, { a: null }] }),
    user_typing: fc.record({ channel_id: channel, parent_id: texts('post_id', known) }),
    user_update_active_status: fc.record({ user_is_active: fc.boolean(), manual: fc.boolean() }, { requiredKeys: ['user_is_active'] }),
    get_statuses: fc.constant({}),
    get_statuses_by_ids: fc.record({ user_ids: fc.array(texts('user_id', known), { maxLength: 8 }) }),
    presence: fc.record(
      { channel_id: channel, team_id: texts('team_id', known), thread_channel_id: channel, is_thread_view: fc.boolean() },
      { requiredKeys: [] },
    ),
    posted_notify_ack: fc.record({ post_id: texts('post_id', known), status: texts('status', known), reason: fc.string(), data: fc.string() }),
    authentication_challenge: fc.record({ token: fc.oneof(fc.constant(OWN_TOKEN), texts('token', known)) }),
    custom_nobody_do: fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
  };
}

const WRONG: readonly unknown[] = [
  null,
  true,
  '',
  'x'.repeat(3_000),
  [],
  {},
  [[[[]]]],
  { length: 1e9 },
  ...NUMBERS,
  '\u0000',
  '\ud800',
  ['\u0000'],
  [null],
];
const SEQS: readonly unknown[] = [0, -1, -5, 1.5, 2 ** 53, -(2 ** 63), 1e308, '1', null, [], true];
const STRANGE_ACTIONS = ['', 'Ping', 'hello', 'no_such_action', '__proto__', 'constructor', 'toString', 'custom_', '\u0000', 'x'.repeat(4_000)];

const DEEP = [
  '['.repeat(8_000),
  '{"a":'.repeat(1_600),
  `{"seq":1,"action":"ping","data":${'{"a":'.repeat(1_200)}1${'}'.repeat(1_200)}}`,
  `{"seq":1,"action":"get_statuses_by_ids","data":{"user_ids":${'['.repeat(3_900)}${']'.repeat(3_900)}}}`,
];
const NO_REQUESTS = ['', ' ', 'null', '12', '-1e999', '"ping"', '[]', '{}', '{', '}', '\ufeff{}', '{"seq":1,"seq":2,"action":"ping"}', '\u0000'];
const TOO_LONG = [8_191, 8_192, 8_193, 70_000].map((length) => `{"seq":1,"action":"ping","data":{"pad":"`.padEnd(length - 3, 'x').concat('"}}'));

/** MessagePack that promises more than it holds, or goes deeper than anybody reads. */
const PACKED = [
  [],
  [0xc0],
  [0xc1],
  [0xdd, 0xff, 0xff, 0xff, 0xff],
  [0xdf, 0xff, 0xff, 0xff, 0xff, 0xa1, 0x61],
  [0xdb, 0xff, 0xff, 0xff, 0xff, 0x61],
  [0xc6, 0x7f, 0xff, 0xff, 0xff],
  [0xc9, 0xff, 0xff, 0xff, 0xff, 0x00],
  [0xd6, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0xc7, 0x0c, 0xff, ...Array(12).fill(0xff)],
  [0xcb, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0],
  Array(8_000).fill(0x91),
  Array(8_000).fill(0x81),
  [0x82, 0xa6, ...Buffer.from('action'), 0xa4, ...Buffer.from('ping'), 0xa3, ...Buffer.from('seq'), 0x01],
  [0x82, 0xa6, ...Buffer.from('action'), 0xa4, 0xff, 0xfe, 0xfd, 0xfc, 0xa3, ...Buffer.from('seq'), 0x01],
  [0x81, 0xa9, ...Buffer.from('__proto__'), 0x81, 0xa6, ...Buffer.from('action'), 0xa4, ...Buffer.from('ping')],
].map((bytes) => new Uint8Array(bytes));

const cut = (text: string, at: number) => text.slice(0, at % (text.length + 1));

/** Frames as clients send them, nearly so, and not at all. */
export function framesFor(known: Known): fc.Arbitrary<Frame> {
  const all = dataOf(known);
  const seq = fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 1, max: 1e6 }) as fc.Arbitrary<unknown> }, fc.constantFrom(...SEQS));
  const request = fc
    .constantFrom(...Object.keys(all))
    .chain((action) => fc.record({ seq, action: fc.constant(action), data: all[action] as fc.Arbitrary<unknown> }));
  const bentRequest = fc.tuple(request, fc.nat(), fc.constantFrom(...WRONG)).map(([value, at, wrong]) => bent(value, at, wrong));
  const stranger = fc.record({ seq, action: fc.constantFrom(...STRANGE_ACTIONS), data: fc.jsonValue({ maxDepth: 3 }) });
  const json = fc.oneof(
    { weight: 12, arbitrary: request as fc.Arbitrary<unknown> },
    { weight: 8, arbitrary: bentRequest },
    { weight: 3, arbitrary: stranger },
    { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> },
  );
  const text = json.map((value) => JSON.stringify(value) ?? '');
  return fc.oneof<fc.Arbitrary<Frame>[]>(
    { weight: 30, arbitrary: text } as never,
    { weight: 1, arbitrary: fc.tuple(text, fc.nat()).map(([whole, at]) => cut(whole, at)) } as never,
    { weight: 1, arbitrary: fc.tuple(text, text).map(([one, other]) => one + other) } as never,
    { weight: 1, arbitrary: text.map((whole) => new Uint8Array(Buffer.from(whole))) } as never,
    { weight: 1, arbitrary: fc.constantFrom(...NO_REQUESTS, ...DEEP, ...TOO_LONG) } as never,
    { weight: 1, arbitrary: fc.constantFrom(...PACKED) } as never,
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)) } as never,
  );
}
