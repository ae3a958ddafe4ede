import { resolve } from 'node:path';

/** What has to hold before any test runs, each a command of its own. */
export const checks: Readonly<Record<string, readonly string[]>> = {
  types: ['bunx', 'tsc', '--noEmit', '-p', 'tsconfig.json'],
  lint: ['bunx', 'biome', 'lint', '--error-on-warnings', 'packages', 'services', 'scripts'],
  'generated schema': ['bun', 'scripts/generate-schema.ts', '--check'],
  'dependency direction': ['bun', 'scripts/dependency-direction.ts'],
  contract: ['bun', 'scripts/contract.ts'],
};

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** Runs the checks one after another and says of each how it went. */
export async function runChecks(): Promise<Tally> {
  let failed = 0;
  for (const [name, command] of Object.entries(checks)) {
    const start = performance.now();
    const child = Bun.spawn([...command], { cwd: resolve(import.meta.dir, '..'), stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' });
    const [out, err, code] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text(), child.exited]);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    if (code !== 0) {
      failed++;
      console.log(`${out}${err}`.trim());
    }
    console.log(`${code === 0 ? 'passed' : 'FAILED'} ${name} (${seconds} s)`);
  }
  return { passed: Object.keys(checks).length - failed, failed };
}

if (import.meta.main) process.exit((await runChecks()).failed === 0 ? 0 : 1);
