import { expect, test } from 'bun:test';
import { t } from '@foremast/wire/scalars';
import { decodeBody, decodeQuery, parseFirstJson, storable, WrongShape } from './decode.ts';

const Body = t.Object({
  name: t.String(),
  count: t.Integer(),
  list: t.Array(t.String()),
  maybe: t.Optional(t.String()),
  none: t.Nullable(t.Boolean()),
  any: t.Unknown(),
});

test('what is absent or null has its zero value, keys match whatever their case, unknown ones are dropped', () => {
  expect(decodeBody(Body, { NAME: 'x', list: null, unknown: 1 })).toEqual({ name: 'x', count: 0, list: [], none: null, any: undefined });
  expect(decodeBody(Body, null)).toEqual({ name: '', count: 0, list: [], none: null, any: undefined });
  expect(decodeBody(Body, { maybe: null })).not.toHaveProperty('maybe');
});

test.each([[{ name: 5 }], [{ count: 1.5 }], [{ count: '1' }], [{ list: 'x' }], [{ list: [1] }], [[]], ['text'], [5]])('%p is refused', (value) => {
  expect(() => decodeBody(Body, value)).toThrow(WrongShape);
});

test('the first JSON value counts, what follows is ignored', () => {
  expect(parseFirstJson('{"a":"}"} trailing')).toEqual({ a: '}' });
  expect(parseFirstJson('[1,2]x')).toEqual([1, 2]);
  for (const broken of ['', '{', '\ufeff[]', 'nonsense']) expect(() => parseFirstJson(broken)).toThrow(WrongShape);
});

test('a NUL is refused, half a character becomes the replacement character', () => {
  const read = (text: string) => storable(text, parseFirstJson(text));
  expect(() => read('{"a":["\\u0000"]}')).toThrow(WrongShape);
  expect(() => read('{"a\\u0000":1}')).toThrow(WrongShape);
  expect(read('{"a":"\\ud800x","b":{"c":"\\ud83d\\ude00"}}')).toEqual({ a: '\ufffdx', b: { c: '\u{1f600}' } });
  expect(read('{"a":"plain"}')).toEqual({ a: 'plain' });
});

test('a query is read leniently', () => {
  const Query = t.Object({
    page: t.Integer({ default: 0, minimum: 0 }),
    per_page: t.Integer({ default: 60, minimum: 0, maximum: 200 }),
    on: t.Boolean(),
    term: t.String(),
  });
  const read = (text: string) => decodeQuery(Query, new URLSearchParams(text));
  expect(read('')).toMatchObject({ page: 0, per_page: 60, term: '' });
  expect(read('page=-1&per_page=1000&on=TRUE&term=ab')).toEqual({ page: 0, per_page: 200, on: true, term: 'ab' });
  expect(read('page=x&per_page=0&on=yes')).toMatchObject({ page: 0, per_page: 0, on: false });
});
