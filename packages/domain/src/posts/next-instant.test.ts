import { expect, test } from 'bun:test';
import type { App } from '@foremast/kernel/app';
import { MOST_AHEAD_MS, nextInstant } from './next-instant.ts';

const clock = (now = 1_000_000) => {
  const app = { now: () => now };
  return { app: app as unknown as App, set: (at: number) => Object.assign(app, { now: () => at }) };
};

test('messages of one millisecond are dated one after the other, each channel for itself', () => {
  const { app } = clock();
  expect([1, 2, 3].map(() => nextInstant(app, 'a'))).toEqual([1_000_000, 1_000_001, 1_000_002]);
  expect(nextInstant(app, 'b')).toBe(1_000_000);
});

test('the clock is not left far behind, and is followed when it goes on or is set back', () => {
  const { app, set } = clock();
  for (let i = 0; i < 100; i++) expect(nextInstant(app, 'a')).toBeLessThanOrEqual(1_000_000 + MOST_AHEAD_MS);
  set(2_000_000);
  expect(nextInstant(app, 'a')).toBe(2_000_000);
  set(1_500_000);
  expect(nextInstant(app, 'a')).toBe(1_500_000);
});

test('of many channels those are forgotten whose last message is past', () => {
  const { app, set } = clock();
  for (let i = 0; i < 1000; i++) nextInstant(app, `channel ${i}`);
  set(1_000_001);
  nextInstant(app, 'channel 1');
  expect(nextInstant(app, 'channel 1')).toBe(1_000_002);
  expect(nextInstant(app, 'channel 0')).toBe(1_000_001);
});
