import { expect, test } from 'bun:test';
import { trimMarks, trimMarksEnd } from './trim-marks.ts';

test('the signs go from the ends and stay inside', () => {
  expect(trimMarksEnd('a-b_-_', '-_')).toBe('a-b');
  expect(trimMarks('::a:b::', ':')).toBe('a:b');
  expect([trimMarks('::::', ':'), trimMarks('', ':'), trimMarks('plain', ':')]).toEqual(['', '', 'plain']);
});

test('a long row of signs that something follows costs little', () => {
  const begin = performance.now();
  trimMarks(`a${':'.repeat(300_000)}a`, ':');
  expect(performance.now() - begin).toBeLessThan(500);
});
