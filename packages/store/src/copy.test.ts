import { afterAll, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyDatabase } from './copy.ts';
import { openStore } from './open-store.ts';
import { searchStates } from './queries/search-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'foremast-copy-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the indexes of a copy are not taken for complete: a job fills them', async () => {
  const [from, to] = [await openStore(join(folder, 'from.db')), await openStore(join(folder, 'to.db'))];
  expect(await searchStates(to.db)).toEqual({ posts: { complete: true }, files: { complete: true } });
  await copyDatabase(from.db, to);
  expect(await searchStates(to.db)).toEqual({});
  await from.close();
  await to.close();
});
