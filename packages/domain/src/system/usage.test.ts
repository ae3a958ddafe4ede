import { expect, test } from 'bun:test';
import { roundedDown } from './usage.ts';

test.each([
  [0, 0],
  [9, 0],
  [10, 10],
  [37, 30],
  [999, 900],
  [1000, 1000],
  [12_345, 12_000],
])('%i messages are shown as %i', (value, shown) => {
  expect(roundedDown(value, 1000)).toBe(shown);
});
