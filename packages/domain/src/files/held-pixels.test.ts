import { expect, test } from 'bun:test';
import { holdPixels, takePixels } from './held-pixels.ts';

const pixels = (megabytes: number) => ({
  data: new Uint8Array(megabytes * 1024 * 1024),
  info: { width: 1, height: 1, channels: 3 as const },
  of: { kind: 'png' as const, width: 1, height: 1 },
});

test('a decoded picture is handed over once', () => {
  const one = pixels(1);
  holdPixels('one', one);
  expect(takePixels('one')).toBe(one);
  expect(takePixels('one')).toBeUndefined();
});

test('of very many pictures at once some are decoded again, so that memory stays bounded', () => {
  const ids = Array.from({ length: 12 }, (_, i) => `many${i}`);
  for (const id of ids) holdPixels(id, pixels(8));
  expect(ids.filter((id) => takePixels(id))).toHaveLength(6);
  holdPixels('after', pixels(40));
  expect(takePixels('after')).toBeDefined();
});
