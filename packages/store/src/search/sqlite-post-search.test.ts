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
const PAIRS = ['fm_post_search_pairs', 'fm_post_search_new_pairs'] as const;
const forgetPairs = () =>
  store.transaction(async (db) => {
    for (const table of PAIRS) await db.deleteFrom(table).execute();
  });
const rowsOf = async (table: (typeof PAIRS)[number] | 'fm_post_search') => (await store.db.selectFrom(table).select('rowid').execute()).length;

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
  expect(await found(inRow('paper', 'lantern'))).toEqual([]);
  expect([await rowsOf('fm_post_search'), await rowsOf('fm_post_search_pairs'), await rowsOf('fm_post_search_new_pairs')]).toEqual([0, 0, 0]);
});

test('pairs wait until they are indexed together; both those that wait and those that are indexed are found, in order', async () => {
  const written: string[] = [];
  for (let i = 0; i < 300; i++) {
    written.unshift(`post ${i}`);
    await write(`post ${i}`, 100 + i, 'tin', i % 2 === 0 ? 'whistle' : 'drum', 'tune');
    // Each time newest first, whichever of them wait.
    const expected = written.filter((name) => Number(name.slice(5)) % 2 === 0).slice(0, 10);
    expect(await found(inRow('tin', 'whistle'))).toEqual(expected);
  }
  const [indexed, waiting] = [await rowsOf('fm_post_search_pairs'), await rowsOf('fm_post_search_new_pairs')];
  expect([indexed > 0, waiting > 0, waiting < 130, indexed + waiting]).toEqual([true, true, true, 300]);
  const query = inRow('tin', 'whistle');
  const more = { tokens: ['drum', 'tune'], prefix: false };
  expect(await found({ ...query, words: [...query.words, more] })).toEqual([]);
  expect(await found({ ...query, words: [...query.words, more], anyWord: true, limit: 1000 })).toEqual(written);
  expect(await found({ ...query, within: [{ from: 150, until: 161 }], limit: 1000 })).toEqual(
    [160, 158, 156, 154, 152, 150].map((at) => `post ${at - 100}`),
  );
  expect(await found({ ...query, outside: [{ from: 104, until: 1_000 }] })).toEqual(['post 2', 'post 0']);
  expect(await found({ ...query, channels: ['attic'] })).toEqual([]);
  // One that is indexed, and one that waits.
  await store.transaction((db) => postSearch.remove(db, ['post 0', 'post 298']));
  expect(await found({ ...query, limit: 1000 })).toEqual(
    written.filter((name) => Number(name.slice(5)) % 2 === 0 && !['post 0', 'post 298'].includes(name)),
  );
  await store.transaction((db) => postSearch.tidy(db));
  expect([await rowsOf('fm_post_search_pairs'), await rowsOf('fm_post_search_new_pairs')]).toEqual([298, 0]);
});
