import { expect, test } from 'bun:test';
import { crashRounds } from './rounds.ts';

test('killed five times under load, a server has everything that it acknowledged, once', async () => {
  const report = await crashRounds({ rounds: 5 });
  expect(report.wrong).toEqual([]);
  for (const kind of ['messages', 'edited', 'deleted', 'files', 'scheduled'] as const) expect(report[kind]).toBeGreaterThan(0);
}, 300_000);
