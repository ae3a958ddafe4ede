import { afterAll, expect, test } from 'bun:test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cyclesOf, misdirected } from './dependency-direction.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A repository with these files; a package.json is given by the names it lists. */
function repository(files: Record<string, string | string[]>): string {
  const root = mkdtempSync(join(tmpdir(), 'direction test '));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify({ dependencies: Object.fromEntries(content.map((name) => [name, '*'])) });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const wire = { 'packages/wire/package.json': [], 'packages/wire/src/scalars.ts': 'export const id = 1;' };

test('packages that use only those before them pass', () => {
  const root = repository({
    ...wire,
    'packages/store/package.json': ['@foremast/wire', 'kysely'],
    'packages/store/src/rows.ts':
      "import { id } from '@foremast/wire/scalars'; import { sql } from 'kysely'; import { join } from 'node:path'; import './types.ts';",
    'packages/store/src/types.ts': "import type { x } from './rows.ts';",
    'packages/testing/package.json': ['@foremast/server', '@foremast/wire', 'fast-check'],
    'services/server/package.json': ['@foremast/store'],
    'services/server/src/main.ts': "import '@foremast/store/rows';",
    'packages/store/src/rows.test.ts': "import '@foremast/testing/server'; import 'fast-check'; import { test } from 'bun:test';",
  });
  expect(misdirected(root)).toEqual([]);
});

test.each([
  [
    'a listed package that comes later',
    { 'packages/wire/package.json': ['@foremast/store'] },
    'wire/package.json lists @foremast/store, which may not be used there',
  ],
  [
    'an import against the direction',
    { 'packages/wire/src/a.ts': "import type { x } from '@foremast/store/rows';" },
    'against the direction of dependencies',
  ],
  ['an import of what is not listed', { 'packages/wire/src/a.ts': "await import('pg');" }, 'pg is not in its package.json'],
  ['a relative import that leaves the package', { 'packages/wire/src/a.ts': "import '../../store/src/rows.ts';" }, 'may not leave its package'],
  ['a local import without its ending', { 'packages/wire/src/a.ts': "import './scalars';" }, 'no such file'],
  ['a built-in module without node:', { 'packages/wire/src/a.ts': "import 'fs';" }, 'write node:fs'],
  [
    'what tests may use, outside of tests',
    { 'packages/wire/src/a.ts': "import '@foremast/testing/server';" },
    'against the direction of dependencies',
  ],
  [
    'a cycle of files',
    { 'packages/wire/src/a.ts': "export * from './b.ts';", 'packages/wire/src/b.ts': "import './a.ts';" },
    'a.ts → packages/wire/src/b.ts: a cycle',
  ],
  ['a package that has no place in the order', { 'packages/extra/package.json': [] }, 'packages/extra is not in the order'],
])('%s is found', (_, files, message) => {
  const found = misdirected(repository({ ...wire, ...files }));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(message);
});

test('cycles are told apart', () => {
  const edges = { a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'], e: ['d'], f: ['a'] };
  expect(cyclesOf(new Map(Object.entries(edges))).sort()).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]);
});
