import { afterAll, describe, expect, test } from 'bun:test';
import { fakeMeilisearch } from '@foremast/testing/fakes/meilisearch';
import { type Person, startServer } from '@foremast/testing/server';
import { searchPosts } from './search-posts.ts';

const peer = fakeMeilisearch();

describe.each([
  ['the database', {}],
  ['Meilisearch', { FOREMAST_MEILISEARCH_URL: peer.url, FOREMAST_MEILISEARCH_KEY: peer.key, FOREMAST_MEILISEARCH_PREFIX: 'row' }],
] as [string, Record<string, string>][])('with %s searching', async (_, env) => {
  const server = await startServer(env);
  const alice = await server.user();
  const channel = await server.channelWith(alice);

  async function search(who: Person, terms: string, more: Record<string, unknown> = {}): Promise<string[]> {
    const { body } = await who.call(searchPosts, { params: { team_id: String(channel.team_id) }, body: { terms, ...more } });
    return body.order.map((id: string) => body.posts[id].message);
  }

  test('of words in a row several can be asked for, at a time or of an author, and what they say now counts', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const said = ['amber drift lamp', 'drift amber lamp', 'amber the drift', 'amber drift wood'];
    const posts = [];
    for (const text of said) posts.push(await server.post(channel, alice, text));
    await server.drainJobs();
    expect(await search(alice, '"amber drift"')).toEqual(['amber drift wood', 'amber drift lamp']);
    expect(await search(alice, '"amber drift" "drift lamp"')).toEqual(['amber drift lamp']);
    expect(await search(alice, '"amber lamp" "drift wood"', { is_or_search: true })).toEqual(['amber drift wood', 'drift amber lamp']);
    expect(await search(alice, '"amber drift" wood')).toEqual(['amber drift wood']);
    expect(await search(alice, '"amber drift" -wood')).toEqual(['amber drift lamp']);
    expect(await search(alice, '"amber drift lamp"')).toEqual(['amber drift lamp']);
    expect(await search(alice, `"amber drift" on:${today}`)).toEqual(['amber drift wood', 'amber drift lamp']);
    expect(await search(alice, `"amber drift" before:${today}`)).toEqual([]);
    expect(await search(alice, `"amber drift" from:${alice.username}`)).toEqual(['amber drift wood', 'amber drift lamp']);
    expect(await search(alice, `"amber drift" -from:${alice.username}`)).toEqual([]);
    await alice.request('PUT', `/api/v4/posts/${posts[1]?.id}/patch`, { body: { message: 'now amber drift too' } });
    await alice.request('DELETE', `/api/v4/posts/${posts[3]?.id}`);
    await server.drainJobs();
    expect(await search(alice, '"amber drift"')).toEqual(['now amber drift too', 'amber drift lamp']);
    expect(await search(alice, '"drift amber"')).toEqual([]);
  });
});

// After the servers, whose last jobs may still need it.
afterAll(() => peer.stop());
