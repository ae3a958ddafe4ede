import { beforeAll, beforeEach, describe, expect, spyOn, test } from 'bun:test';
import { Ctx } from '@foremast/kernel/context';
import type { IndexedPost, PostQuery } from '@foremast/store/search/post-search';
import { POST_WORDS, recentPosts } from '@foremast/store/search/postgres-recent-posts';
import { RecentPosts } from '@foremast/store/search/recent-posts';
import { startTwo } from '@foremast/testing/server';

const CHANNELS = ['a'.repeat(26), 'b'.repeat(26)] as const;
const NOON = 1_700_000_000_000;

const post = (n: number, tokens: string, more: Partial<IndexedPost> = {}): IndexedPost => ({
  post_id: `p${String(n).padStart(25, '0')}`,
  create_at: NOON + n,
  channel_id: CHANNELS[0],
  user_id: 'u'.repeat(26),
  tokens: tokens.split(' '),
  tagTokens: [],
  ...more,
});

const search = (text: string, more: Partial<PostQuery> = {}): PostQuery => ({
  words: [{ tokens: text.split(' '), prefix: false }],
  anyWord: false,
  notWords: [],
  tags: [],
  channels: CHANNELS,
  channelsAreFew: false,
  authors: undefined,
  notAuthors: [],
  within: [],
  outside: [],
  limit: 100,
  ...more,
});

describe.skipIf(!process.env.TEST_DATABASE_URL)('the newest messages in memory', async () => {
  if (!process.env.TEST_DATABASE_URL) return;
  const [here, there] = await startTwo();
  const write = (posts: readonly IndexedPost[], at = here) => Ctx.system(at.running.app).tx((tx) => tx.db.dialect.postSearch.index(tx.db, posts));
  const remove = (n: number, at = here) => Ctx.system(at.running.app).tx((tx) => tx.db.dialect.postSearch.remove(tx.db, [post(n, '').post_id]));
  /** What memory finds, by number. */
  async function found(query: PostQuery, at = here) {
    const memory = await recentPosts(at.running.app.store.db);
    if (!memory) throw new Error('they are not in memory');
    const finds = memory.find(query);
    if (!finds) throw new Error('they are no longer in memory');
    const { ids, exact, complete } = finds;
    return { ids: ids.map((id) => Number(id.slice(1))), exact, complete };
  }

  beforeAll(async () => {
    await write([post(1, 'red green'), post(2, 'red blue', { channel_id: CHANNELS[1] }), post(3, 'green redder', { tagTokens: ['redtag'] })]);
  });
  async function inMemory(read: () => Promise<RecentPosts | undefined>): Promise<RecentPosts> {
    for (let tries = 0; tries < 1000; tries++) {
      const memory = await read();
      if (memory) return memory;
      await Bun.sleep(5);
    }
    throw new Error('the newest messages do not come into memory');
  }
  beforeEach(async () => {
    for (const { running } of [here, there]) await inMemory(() => recentPosts(running.app.store.db));
  });

  test('are found newest first, in the channels asked for', async () => {
    expect(await found(search('red'))).toEqual({ ids: [2, 1], exact: true, complete: true });
    expect((await found(search('red', { channels: [CHANNELS[0]] }))).ids).toEqual([1]);
    expect((await found(search('red', { limit: 1 }))).ids).toEqual([2]);
    expect((await found(search('no'))).ids).toEqual([]);
  });

  test('are found by beginnings, tags, authors, and without what is not wanted', async () => {
    expect((await found(search('', { words: [{ tokens: ['re'], prefix: true }] }))).ids).toEqual([3, 2, 1]);
    expect((await found(search('', { words: [], tags: [{ token: 'redt', prefix: true }] }))).ids).toEqual([3]);
    expect((await found(search('red', { authors: ['v'.repeat(26)] }))).ids).toEqual([]);
    expect((await found(search('red', { notWords: [{ tokens: ['blue'], prefix: false }] }))).ids).toEqual([1]);
    const words = ['blue', 'redder'].map((token) => ({ tokens: [token], prefix: false }));
    expect((await found(search('', { words, anyWord: true }))).ids).toEqual([3, 2]);
    expect((await found(search('', { words }))).ids).toEqual([]);
  });

  test('have the words of a phrase in a row, and those of a text too long for places anywhere', async () => {
    await write([post(4, 'one two  three one two'), post(5, 'two one three'), post(6, 'one two three'.padEnd(40_000, ' one'))]);
    expect(await found(search('one two'))).toEqual({ ids: [6, 4], exact: true, complete: true });
    expect((await found(search('two one'))).ids).toEqual([6, 5]);
    expect((await found(search('two  three'))).ids).toEqual([6, 4]);
    expect((await found(search('', { words: [{ tokens: ['one', 't'], prefix: true }] }))).ids).toEqual([6, 5, 4]);
    expect((await found(search('', { words: [{ tokens: ['three', 'o'], prefix: true }] }))).ids).toEqual([6, 4]);
    const { ids, exact } = await found(search('one', { notWords: [{ tokens: ['one', 'two'], prefix: false }] }));
    expect([ids, exact]).toEqual([[6, 5, 4], false]);
    const read = await here.running.app.store.dialect.postSearch.find(
      here.running.app.store.db,
      search('one', { notWords: [{ tokens: ['one', 'two'], prefix: false }] }),
    );
    expect(read).toEqual([post(5, '').post_id]);
    for (const n of [4, 5, 6]) await remove(n);
  });

  test('within dates only', async () => {
    expect((await found(search('red', { within: [{ from: NOON, until: NOON + 2 }] }))).ids).toEqual([1]);
    expect((await found(search('red', { outside: [{ from: NOON, until: NOON + 2 }] }))).ids).toEqual([2]);
  });

  test('are known as soon as they are written, changed and gone, in whatever order they come and wherever', async () => {
    await write([post(20, 'late word')]);
    await write([post(10, 'early word'), post(15, 'middle word')], there);
    expect((await found(search('word'))).ids).toEqual([20, 15, 10]);
    expect((await found(search('word'), there)).ids).toEqual([20, 15, 10]);
    await remove(15);
    expect((await found(search('word'))).ids).toEqual([20, 10]);
    expect((await found(search('word'), there)).ids).toEqual([20, 10]);
    await remove(10, there);
    await write([post(10, 'other thing')], there);
    expect((await found(search('word'))).ids).toEqual([20]);
    expect((await found(search('thing'))).ids).toEqual([10]);
  });

  test('what is taken back with its transaction is not known', async () => {
    const failing = Ctx.system(here.running.app).tx(async (tx) => {
      await tx.db.dialect.postSearch.index(tx.db, [post(30, 'doubtful')]);
      expect(await recentPosts(tx.db)).toBeUndefined();
      throw new Error('no');
    });
    expect(failing).rejects.toThrow('no');
    await failing.catch(() => undefined);
    expect((await found(search('doubtful'))).ids).toEqual([]);
  });

  test('those written while others search are found by each search that begins later', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        await write([post(100 + i, 'busy')], i % 2 === 0 ? here : there);
        return (await found(search('busy'), i % 2 === 0 ? here : there)).ids.includes(100 + i);
      }),
    );
    expect(results).not.toContain(false);
    expect((await found(search('busy'))).ids).toEqual(Array.from({ length: 20 }, (_, i) => 119 - i));
  });

  test('are read anew when news may have been lost, and what is common is found without asking the database', async () => {
    const { store } = here.running.app;
    // Written behind the back of memory.
    for (let i = 0; i < 3; i++)
      await store.transaction((db) =>
        db.dialect.postSearch.index(
          db,
          Array.from({ length: 1000 }, (_, j) => post(1000 + i * 1000 + j, `many w${j}`)),
        ),
      );
    store.memory.clear();
    await inMemory(() => recentPosts(store.db));
    expect((await found(search('w0'))).ids).toEqual([3000, 2000, 1000]);
    await store.transaction((db) => db.dialect.postSearch.tidy(db));
    const read = () => store.dialect.postSearch.find(store.db, search('many'));
    const newest = await read();
    expect([newest.length, newest[0]]).toEqual([100, post(3999, '').post_id]);
    const { runner } = store.db as unknown as { runner: { run: (text: string, parameters: readonly unknown[]) => unknown } };
    const statements = spyOn(runner, 'run');
    expect(await read()).toEqual(newest);
    expect(statements).not.toHaveBeenCalled();
    statements.mockRestore();
  });

  test('of many changes nobody waits for them all', async () => {
    await write(Array.from({ length: 4_500 }, (_, i) => post(50_000 + i, 'newer')));
    expect(await recentPosts(here.running.app.store.db)).toBeUndefined();
    await inMemory(() => recentPosts(here.running.app.store.db));
    expect((await found(search('newer', { limit: 5000 }))).ids.length).toBe(4500);
  });

  test('only the newest are held where there is no room for all', async () => {
    const { store } = here.running.app;
    const few = { of: 'few' };
    const current = () => store.memory.follower(few, POST_WORDS, () => new RecentPosts({ messages: 256, words: 4096 })).current(store.db);
    const memory = await inMemory(current);
    expect(memory.size).toBe(256);
    expect(memory.find(search('newer', { limit: 200 }))?.ids.length).toBe(200);
    expect(memory.find(search('newer', { limit: 300 }))).toMatchObject({ matching: 256, complete: false });
    expect(memory.find(search('newer', { limit: 300 }))?.seen()).toBe(256);
    expect(memory.find(search('newer', { limit: 300, within: [{ from: NOON + 54_400, until: NOON + 60_000 }] }))).toMatchObject({ complete: true });
    await write([post(60_000, 'newest')]);
    await write([post(49_000, 'newest')]);
    expect((await current())?.find(search('newest'))).toMatchObject({ ids: [post(60_000, '').post_id], complete: false });
  });
});
