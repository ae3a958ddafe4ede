#!/usr/bin/env bun
// Makes the single binary: `scripts/build [--target linux-x64|linux-arm64|darwin-x64|darwin-arm64] [--outfile dist/foremast]`.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BunPlugin } from 'bun';

const root = fileURLToPath(new URL('..', import.meta.url));
const TARGETS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'] as const;
const here = `${process.platform}-${process.arch}`;

const { values } = parseArgs({
  options: { target: { type: 'string', default: here }, outfile: { type: 'string', default: join(root, 'dist', 'foremast') }, entry: { type: 'string', default: 'services/cli/src/main.ts' } },
});
const target = TARGETS.find((known) => known === values.target);
if (!target) {
  console.error(`--target is ${values.target}, but it must be one of ${TARGETS.join(', ')}.`);
  process.exit(2);
}

/** The native part of SQLite lies beside the package's code; its entry for one platform lets the compiler take it along. */
const nativeSqlite: BunPlugin = {
  name: 'native SQLite',
  setup(build) {
    build.onResolve({ filter: /^better-sqlite3$/ }, () => ({ path: Bun.resolveSync(`better-sqlite3/${target}`, join(root, 'packages/store/src')) }));
  },
};

mkdirSync(dirname(values.outfile), { recursive: true });
const result = await Bun.build({
  entrypoints: [join(root, values.entry)],
  compile: { target: `bun-${target}`, outfile: values.outfile } as never,
  minify: { whitespace: true, syntax: true },
  sourcemap: 'none',
  plugins: [nativeSqlite],
});
if (!result.success) {
  for (const message of result.logs) console.error(message);
  process.exit(1);
}
console.log(`${values.outfile} (${target}, ${Math.round(Bun.file(values.outfile).size / 1e6)} MB)`);
