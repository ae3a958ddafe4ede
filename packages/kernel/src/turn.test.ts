import { expect, test } from 'bun:test';
import { turnOf } from './turn.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 0, day, hour, minute).getTime();
const HOUR_MS = 60 * 60_000;

test('what comes every hour has one turn an hour', () => {
  const turn = (now: number) => turnOf('x', { everyMs: HOUR_MS }, now);
  const start = Math.floor(at(5, 3) / HOUR_MS) * HOUR_MS;
  expect(turn(start)).toBe(turn(start + HOUR_MS - 1) as string);
  expect(turn(start)).not.toBe(turn(start + HOUR_MS) as string);
});

test('what comes daily has its turn from the hour on, for an hour', () => {
  const turn = (now: number) => turnOf('x', { dailyAt: '02:00' }, now);
  expect(turn(at(5, 1, 59))).toBeUndefined();
  expect(turn(at(5, 2))).toBeDefined();
  expect(turn(at(5, 2, 59))).toBe(turn(at(5, 2)) as string);
  expect(turn(at(5, 4))).toBeUndefined();
  expect(turn(at(6, 2))).not.toBe(turn(at(5, 2)) as string);
});

test.each([[{}], [{ dailyAt: 'noon' }], [{ everyMs: 0 }]])('%j has no turn', (schedule) => {
  expect(turnOf('x', schedule, at(5, 2))).toBeUndefined();
});
