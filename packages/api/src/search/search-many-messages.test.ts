import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { IndexedPost, PostQuery } from '@foremast/store/search/post-search';
import { recentPosts } from '@foremast/store/search/postgres-recent-posts';
import { startServer } from '@foremast/testing/server';

const LIMIT = 100;
const MANY = 6000;
const START = 1_700_000_000_000;
const WORDS = ['often', 'half', 'third', 'seventh', 'eleventh', 'rare'];

/** Words by how often they come, and where neighbours stand apart. The last thousand messages have no third and no rare word. */
function tokensOf(i: number): string[] {
  const isLate = i >= MANY - 1000;
  const tokens = ['often', `w${i}`];
  const between = i % 5 === 0 ? ['between'] : [];
  if (i % 2 === 0) tokens.push('half', ...between);
  if (i % 3 === 0 && !isLate) tokens.push('third', ...between);
  if (i % 7 === 0) tokens.push('seventh', ...between);
  if (i % 11 === 0) tokens.push('eleventh');
  if (i % 301 === 0 && !isLate) tokens.push('rare');
  tokens.push(...(i % 4 === 0 ? ['end', 'tail'] : ['tail', 'end']));
  return tokens;
}

const query = (more: Partial<PostQuery> & Pick<PostQuery, 'channels'>): PostQuery => ({
  words: [],
  anyWord: false,
  notWords: [],
  tags: [],
  channelsAreFew: false,
  authors: undefined,
  notAuthors: [],
  within: [],
  outside: [],
  limit: LIMIT,
  ...more,
});
const words = (...texts: string[]) => texts.map((text) => ({ tokens: text.split(' '), prefix: false }));

async function inMemory(read: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; (await read()) === undefined; tries++) {
    if (tries > 2000) throw new Error('the newest messages do not come into memory');
    await Bun.sleep(5);
  }
}

// PostgreSQL has the newest messages in memory once somebody has searched; until then, and of older ones, its index is asked.
describe.each([
  ['on disk', false],
  ['in memory', true],
])('among thousands of messages %s', async (_, isInMemory) => {
  const server = await startServer();
  const { store } = server.running.app;
  const [first, second, author, other] = [1, 2, 3, 4].map((n) => `${n}`.repeat(26)) as [string, string, string, string];
  const posts: IndexedPost[] = Array.from({ length: MANY }, (_, i) => ({
    post_id: `p${String(i).padStart(25, '0')}`,
    create_at: START + i,
    // Few of what is often is in the first channel.
    channel_id: i % 50 === 0 ? first : second,
    user_id: i % 40 === 0 ? author : other,
    tokens: tokensOf(i),
    tagTokens: [],
  }));
  const find = async (more: Parameters<typeof query>[0]) => {
    if (!isInMemory) store.memory.clear();
    else if (store.dialect.name === 'postgres') await inMemory(() => recentPosts(store.db));
    return store.dialect.postSearch.find(store.db, query(more));
  };
  /** What a reader of all messages would answer. */
  const expected = (holds: (post: IndexedPost) => boolean): string[] =>
    posts
      .filter(holds)
      .sort((a, b) => b.create_at - a.create_at)
      .slice(0, LIMIT)
      .map((post) => post.post_id);
  const has = (post: IndexedPost, ...all: string[]) => all.every((word) => post.tokens.includes(word));
  const inRow = (post: IndexedPost, row: string) => ` ${post.tokens.join(' ')} `.includes(` ${row} `);

  beforeAll(async () => {
    for (let i = 0; i < MANY; i += 1000) await store.transaction((db) => db.dialect.postSearch.index(db, posts.slice(i, i + 1000)));
    await store.transaction((db) => db.dialect.postSearch.tidy(db));
  });
  afterAll(() => server.stop());

  test.each(WORDS)('the newest with the word %s are found', async (word) => {
    expect(await find({ channels: [first, second], words: words(word) })).toEqual(expected((post) => has(post, word)));
  });

  test.each(['half seventh', 'half third', 'third seventh', 'seventh rare'])(
    'those with the phrase "%s" are found, not those with its words',
    async (row) => {
      expect(expected((post) => has(post, ...row.split(' ')))).not.toEqual(expected((post) => inRow(post, row)));
      expect(await find({ channels: [first, second], words: words(row) })).toEqual(expected((post) => inRow(post, row)));
    },
  );

  test.each(WORDS)('what of "%s" is in another channel is not found', async (word) => {
    expect(await find({ channels: [first], words: words(word) })).toEqual(expected((post) => has(post, word) && post.channel_id === first));
  });

  test('an author, a word that is not wanted and a span of time count together', async () => {
    const within = [{ from: START + 500, until: START + 5000 }];
    const found = await find({ channels: [second], words: words('half'), notWords: words('third'), authors: [other], within });
    const holds = ({ create_at, user_id, channel_id }: IndexedPost) =>
      user_id === other && channel_id === second && create_at >= START + 500 && create_at < START + 5000;
    expect(found).toEqual(expected((post) => holds(post) && has(post, 'half') && !has(post, 'third')));
  });

  test('one of several words is enough where that is asked for', async () => {
    const found = await find({ channels: [first], words: words('rare', 'third'), anyWord: true });
    expect(found).toEqual(expected((post) => post.channel_id === first && (has(post, 'rare') || has(post, 'third'))));
  });

  test('most have words in a row that are not wanted', async () => {
    expect(await find({ channels: [second], words: words('often'), notWords: words('tail end') })).toEqual(
      expected((post) => post.channel_id === second && !inRow(post, 'tail end')),
    );
  });

  test('of a channel that is named nothing else need be said', async () => {
    expect(await find({ channels: [first], channelsAreFew: true })).toEqual(expected((post) => post.channel_id === first));
    const found = await find({ channels: [second], channelsAreFew: true, notWords: words('half') });
    expect(found).toEqual(expected((post) => post.channel_id === second && !has(post, 'half')));
  });

  test('only what is not wanted may be said', async () => {
    const found = await find({ channels: [first], notWords: words('half') });
    expect(found).toEqual(expected((post) => post.channel_id === first && !has(post, 'half')));
    expect(await find({ channels: [second], notAuthors: [author] })).toEqual(
      expected((post) => post.channel_id === second && post.user_id !== author),
    );
  });

  test('beginnings of words are found', async () => {
    const found = await find({ channels: [first, second], words: [{ tokens: ['w59'], prefix: true }] });
    expect(found).toEqual(expected((post) => post.tokens.some((token) => token.startsWith('w59'))));
  });

  test('words in a row whose last is a beginning are found', async () => {
    const found = await find({ channels: [first, second], words: [{ tokens: ['half', 'sev'], prefix: true }] });
    expect(found).toEqual(expected((post) => inRow(post, 'half seventh')));
  });
});
