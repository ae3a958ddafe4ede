#!/usr/bin/env bun
// Makes the single binary: `scripts/build [--target linux-x64|linux-arm64|darwin-x64|darwin-arm64] [--outfile dist/foremast]`.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BunPlugin } from 'bun';

const root = fileURLToPath(new URL('..', import.meta.url));
const TARGETS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'] as const;
const here = `${process.platform}-${process.arch}`;

const { values } = parseArgs({
  options: {
    target: { type: 'string', default: here },
    outfile: { type: 'string', default: join(root, 'dist', 'foremast') },
    entry: { type: 'string', default: 'services/cli/src/main.ts' },
  },
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

/** The files of a package for the target, by what their names look like. */
function nativeFile(name: string, pattern: RegExp): string {
  const folder = join(root, 'node_modules', '@img', `${name}-${target}`, 'lib');
  const file = existsSync(folder) ? readdirSync(folder).find((entry) => pattern.test(entry)) : undefined;
  if (!file) {
    console.error(`@img/${name}-${target} is not installed: run \`bun install --os ${target?.split('-')[0]} --cpu ${target?.split('-')[1]}\` first.`);
    process.exit(1);
  }
  return join(folder, file);
}

/**
 * sharp looks for its native part beside its own code, which is nowhere in a binary. Here both files travel inside and are written
 * into the cache folder when they are first needed, in the layout in which they find each other.
 */
const nativeSharp: BunPlugin = {
  name: 'native sharp',
  setup(build) {
    build.onLoad({ filter: /sharp[\\/]dist[\\/]sharp\.mjs$/ }, () => {
      const addon = nativeFile('sharp', /\.node$/);
      const vips = nativeFile('sharp-libvips', /^libvips-cpp\.(so|.*dylib)/);
      return {
        loader: 'js',
        contents: `
import addon from ${JSON.stringify(addon)} with { type: 'file' };
import vips from ${JSON.stringify(vips)} with { type: 'file' };
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
function unpack(from, folder, name) {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const part = path + '.' + process.pid;
  writeFileSync(part, readFileSync(from), { mode: 0o755 });
  renameSync(part, path);
  return path;
}
function load(base) {
  const folder = join(base, 'foremast', ${JSON.stringify(basename(addon, '.node'))});
  unpack(vips, folder, ${JSON.stringify(`sharp-libvips-${target}/lib/${basename(vips)}`)});
  const native = { exports: {} };
  process.dlopen(native, unpack(addon, folder, ${JSON.stringify(`sharp-${target}/lib/${basename(addon)}`)}));
  return native.exports;
}
let native;
try {
  native = load(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'));
} catch {
  native = load(tmpdir());
}
export default native;`,
      };
    });
  },
};

/** A thread's code is a program of its own: in the binary it lies where its source lies in the repository. */
const WORKERS = {
  textWorkerPlace: 'packages/domain/src/files/text/text-worker.ts',
  sqliteWorkerPlace: 'packages/store/src/sqlite-thread/sqlite-worker.ts',
};
const workers: BunPlugin = {
  name: 'workers',
  setup(build) {
    for (const [name, path] of Object.entries(WORKERS)) {
      const place = new RegExp(`/${basename(path, '.ts')}-place\\.ts$`);
      build.onLoad({ filter: place }, () => ({ loader: 'js', contents: `export const ${name} = ${JSON.stringify(`./${path}`)};` }));
    }
  },
};

mkdirSync(dirname(values.outfile), { recursive: true });
const result = await Bun.build({
  entrypoints: [values.entry, ...Object.values(WORKERS)].map((path) => join(root, path)),
  compile: { target: `bun-${target}`, outfile: values.outfile } as never,
  minify: { whitespace: true, syntax: true },
  sourcemap: 'none',
  // Parsed once, here: the binary starts in half the time, for 20 MB more.
  bytecode: true,
  format: 'esm',
  plugins: [nativeSqlite, nativeSharp, workers],
});
if (!result.success) {
  for (const message of result.logs) console.error(message);
  process.exit(1);
}
console.log(`${values.outfile} (${target}, ${Math.round(Bun.file(values.outfile).size / 1e6)} MB)`);
