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

const LONGEST = 60;

/** Every test that failed, with its file and what `bun test` said before it: at the end of a long output nobody sees any more why. */
export function failuresOf(output: string): string[] {
  const lines = Bun.stripANSI(output).split('\n');
  const end = lines.findIndex((line) => /^\d+ tests? failed:$/.test(line));
  const failures: string[] = [];
  let start = 0;
  let file = '';
  for (const [at, line] of lines.slice(0, end < 0 ? lines.length : end).entries()) {
    if (/^\S+\.test\.ts:$/.test(line)) {
      file = line;
      start = at + 1;
    }
    if (line.startsWith('(fail)')) failures.push([file, ...lines.slice(Math.max(start, at - LONGEST), at + 1)].join('\n'));
    if (/^\((fail|pass|skip|todo)\)/.test(line)) start = at + 1;
  }
  return failures;
}
