import type { Tally } from './check.ts';

/**
 * What `bun test` says at its end. Errors outside of tests count as failures; so does a run that ended without a summary,
 * without a test, or badly for a reason of its own.
 */
export function tallyOf(output: string, code: number): Tally {
  const lines = Bun.stripANSI(output).split('\n');
  const end = lines.findLastIndex((line) => /^Ran \d+ tests? across \d+ files?\./.test(line));
  if (end < 0) return { passed: 0, failed: 1 };
  const count = (what: string) => {
    const line = lines.slice(Math.max(0, end - 12), end).findLast((text) => new RegExp(`^ *\\d+ ${what}s?$`).test(text));
    return Number(line?.trim().split(' ')[0] ?? 0);
  };
  const passed = count('pass');
  const failed = count('fail') + count('error');
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}
