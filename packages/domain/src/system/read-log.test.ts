import { expect, test } from 'bun:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filterLog, logInstant, readLogBlock } from './read-log.ts';

test('lines are read in blocks from the end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'foremast-log-'));
  const path = join(folder, 'log');
  const line = (i: number) => `${i} ${'x'.repeat(500)}`;
  await writeFile(path, Array.from({ length: 1000 }, (_, i) => `${line(i)}\n`).join(''));
  const numbers = async (block: number, size: number) => (await readLogBlock(path, block, size)).map((text) => Number(text.split(' ')[0]));
  expect(await numbers(0, 2)).toEqual([998, 999]);
  expect(await numbers(1, 2)).toEqual([996, 997]);
  expect(await numbers(3, 300)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  expect(await numbers(4, 300)).toEqual([]);
  expect(await numbers(0, 0)).toEqual([]);
  expect(await readLogBlock(join(folder, 'missing'), 0, 10)).toEqual([]);
  await rm(folder, { recursive: true });
});

test('a filter takes levels and dates; other lines and dates are left out', () => {
  const at = (hour: number, level: string) => JSON.stringify({ timestamp: `2026-01-05 0${hour}:00:00.000 Z`, level, msg: `${hour}` });
  const lines = [at(1, 'info'), at(2, 'error'), at(3, 'info'), 'no JSON', '5'];
  const messages = (levels: string[], from = '', to = '') =>
    filterLog(lines, { levels, from: logInstant(from) ?? 0, to: logInstant(to) ?? Infinity }).map(({ msg }) => msg);
  expect(messages([])).toEqual(['1', '2', '3']);
  expect(messages(['ERROR'])).toEqual(['2']);
  expect(messages([], '2026-01-05 04:00:00.000 +02:00')).toEqual(['2', '3']);
  expect(messages([], 'yesterday', '2026-01-05 02:00:00.000 +00:00')).toEqual(['1', '2']);
});
