import { expect, test } from 'bun:test';
import { accepted, lostSteps, readRanges, readSame, sameSteps, writeRanges, writeSame } from './conformance-same.ts';

test('steps are written as ranges and read back', () => {
  expect(writeRanges([8, 0, 1, 2, 5, 7])).toBe('0-2 5 7-8');
  expect(readRanges('0-2 5 7-8')).toEqual([0, 1, 2, 5, 7, 8]);
  expect(writeRanges([])).toBe('');
  expect(readRanges('')).toEqual([]);
});

test('the steps of a report that are the same are those that it does not name', () => {
  const off = [
    { call: 'alice CreatePost', diffs: [{ path: '/1/body/message' }, { path: '/1/status' }] },
    { call: 'alice GetPost', diffs: [{ path: '/3' }] },
  ];
  expect(sameSteps({ name: 'posts/create', all: 5, off })).toEqual([0, 2, 4]);
});

test('the file is sorted and leaves out scenarios without a step', () => {
  const text = writeSame(
    new Map([
      ['b/two', [1]],
      ['a/one', [0, 1]],
      ['c/three', []],
    ]),
  );
  expect(text.split('\n').slice(1)).toEqual(['a/one 0-1', 'b/two 1', '']);
  expect(readSame(text)).toEqual(
    new Map([
      ['a/one', [0, 1]],
      ['b/two', [1]],
    ]),
  );
});

test('only scenarios that ran can lose or gain steps', () => {
  const before = new Map([
    ['a', [0, 1, 2]],
    ['b', [0]],
  ]);
  const now = new Map([['a', [0, 2, 3]]]);
  expect(lostSteps(before, now)).toEqual(new Map([['a', [1]]]));
  expect(accepted(before, now, false)).toEqual(
    new Map([
      ['a', [0, 1, 2, 3]],
      ['b', [0]],
    ]),
  );
  expect(accepted(before, now, true)).toEqual(
    new Map([
      ['a', [0, 2, 3]],
      ['b', [0]],
    ]),
  );
});
