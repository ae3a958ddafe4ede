import { afterAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveSearchState } from '../queries/search-state.ts';
import { openSqlite } from '../sqlite-store.ts';
import type { PostQuery } from './post-search.ts';

const folder = await mkdtemp(join(tmpdir(), 'foremast-search-'));
const store = await openSqlite(join(folder, 'test.db'));
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const { postSearch } = store.dialect;
const inRow = (...tokens: string[]): PostQuery => ({
  ...{ words: [{ tokens, prefix: false }], anyWord: false, notWords: [], tags: [], authors: undefined, notAuthors: [] },
  ...{ channels: ['hall'], channelsAreFew: false, within: [], outside: [], limit: 10 },
});
const found = (query: PostQuery) => postSearch.find(store.db, query);
const write = (post_id: string, create_at: number, ...tokens: string[]) =>
  store.transaction((db) => postSearch.index(db, [{ post_id, create_at, channel_id: 'hall', user_id: 'ann', tokens, tagTokens: [] }]));
const forgetPairs = () => store.transaction((db) => db.deleteFrom('fm_post_search_pairs').execute());

test('until all pairs are there, words in a row are looked for in the words; then in the pairs', async () => {
  await store.transaction((db) => db.deleteFrom('fm_search_state').execute());
  await write('older', 1, 'brass', 'clock');
  await forgetPairs();
  await write('newer', 2, 'old', 'brass', 'clock');
  expect(await found(inRow('brass', 'clock'))).toEqual(['newer', 'older']);
  expect(await found(inRow('old', 'brass', 'clock'))).toEqual(['newer']);
  await store.transaction(async (db) => {
    await postSearch.remove(db, ['older']);
    await postSearch.index(db, [{ post_id: 'older', create_at: 1, channel_id: 'hall', user_id: 'ann', tokens: ['brass', 'clock'], tagTokens: [] }]);
    await saveSearchState(db, 'posts', { complete: true });
  });
  expect(await found(inRow('brass', 'clock'))).toEqual(['newer', 'older']);
  // Looked for in the pairs: without them nothing is found.
  await forgetPairs();
  expect(await found(inRow('brass', 'clock'))).toEqual([]);
  expect(await found(inRow('old', 'brass', 'clock'))).toEqual(['newer']);
});

test('what is taken out is in no index any more', async () => {
  await write('going', 3, 'paper', 'lantern');
  expect(await found(inRow('paper', 'lantern'))).toEqual(['going']);
  await store.transaction((db) => postSearch.removeChannel(db, 'hall'));
  await write('coming', 3, 'something', 'else');
  expect(await found(inRow('paper', 'lantern'))).toEqual([]);
  for (const table of ['fm_post_search', 'fm_post_search_pairs'] as const)
    expect(await store.db.selectFrom(table).select('rowid').execute()).toHaveLength(1);
});
