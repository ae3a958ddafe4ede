/** One scenario in a report of the kit; `off` are the steps that differ. */
export interface ScenarioReport {
  readonly name: string;
  readonly all: number;
  readonly error?: string;
  readonly off: readonly { readonly call: string; readonly diffs: readonly { readonly path: string }[] }[];
}

/** Which steps of which scenario are the same as the original's, by scenario name. */
export type Same = ReadonlyMap<string, readonly number[]>;

/** Steps are counted from 0. The report names only those that differ, by the paths of their differences. */
export function sameSteps(report: ScenarioReport): number[] {
  const off = new Set(report.off.map(({ diffs }) => Number(diffs[0]?.path.split('/')[1])));
  return Array.from({ length: report.all }, (_, step) => step).filter((step) => !off.has(step));
}

/** `0-3 5 7-8` */
export function writeRanges(steps: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const step of [...steps].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && step <= last[1] + 1) last[1] = step;
    else ranges.push([step, step]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}

export function readRanges(text: string): number[] {
  return text
    .split(' ')
    .filter(Boolean)
    .flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    });
}

export function readSame(text: string): Map<string, number[]> {
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), readRanges(line.slice(line.indexOf(' ') + 1))]));
}

const heading = '# The steps of the conformance scenarios that answer as the original does. `scripts/conformance --accept` adds to it.\n';

export function writeSame(same: Same): string {
  const lines = [...same].filter(([, steps]) => steps.length > 0).map(([name, steps]) => `${name} ${writeRanges(steps)}\n`);
  return heading + lines.sort((a, b) => (a < b ? -1 : 1)).join('');
}

/** The steps that were the same and are no longer, of the scenarios that ran. */
export function lostSteps(before: Same, now: Same): Map<string, number[]> {
  const lost = new Map<string, number[]>();
  for (const [name, steps] of now) {
    const gone = (before.get(name) ?? []).filter((step) => !steps.includes(step));
    if (gone.length > 0) lost.set(name, gone);
  }
  return lost;
}

/** What to write down: scenarios that did not run stay as they were; the others keep what they had, and gain. */
export function accepted(before: Same, now: Same, forget: boolean): Map<string, readonly number[]> {
  const result = new Map(before);
  for (const [name, steps] of now) result.set(name, forget ? steps : [...new Set([...(before.get(name) ?? []), ...steps])]);
  return result;
}
