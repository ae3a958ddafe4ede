import { expect, test } from 'bun:test';
import { type Figures, figuresTable, replaceBetween } from './figures.ts';

const figures: Figures = {
  env: { date: '2026-02-03T04:05:06Z', cpu: 'Some CPU', cores: 2, bun: '1.4.5', quick: true },
  failed: {},
  memory_after: { server: { rss_mb: 140 } },
  rows: [
    {
      scenario: 'create post',
      case: 'C=8',
      ops: 1500,
      errors: 0,
      per_s: 1000,
      p50_ms: 7.5,
      p95_ms: 9,
      p99_ms: null,
      cpu_ms_per_op: { server: 0.9 },
      gen_core_pct: 50,
      other_core_pct: 2,
      extra: { kb_per_call: 1, note: '' },
    },
  ],
};

test('figures become a table with the machine above it', () => {
  expect(figuresTable(figures, 'SQLite')).toBe(
    '2026-02-03, 2 cores of Some CPU, generator included; SQLite; Bun 1.4.5; small sizes; server 140 MB afterwards.\n\n' +
      '| case | ops | per s | p50 ms | p95 ms | p99 ms | errors | server CPU ms | generator % | others % | more |\n' +
      '| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |\n' +
      '| C=8 | 1500 | 1000 | 7.5 | 9 |  | 0 | 0.9 | 50 | 2 | kb_per_call 1 |\n',
  );
});

test('only what stands between the markers is replaced', () => {
  const first = replaceBetween('# Performance\n\nBy hand.\n', 'sqlite create', 'Create', 'old');
  const second = `${first}\nMore by hand.\n`;
  const third = replaceBetween(second, 'sqlite create', 'Create', 'new');
  expect(third).toBe(second.replace('old', 'new'));
  expect(third).toContain('By hand.');
  expect(third).toContain('More by hand.');
  expect(third.match(/## Create/g)).toHaveLength(1);
});
