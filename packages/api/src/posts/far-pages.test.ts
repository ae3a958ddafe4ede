import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { getPostsForChannel } from './get-posts-for-channel.ts';

const server = await startServer();
const alice = await server.user();
const channel = await server.channelWith(alice);
const before = Date.UTC(2024, 0, 1);

/** Three of each instant, but for a hundred that are of one. */
const instant = (i: number): number => before + (i >= 400 && i < 500 ? 400 : Math.floor(i / 3));
const COUNT = 620;
const ids = new Set<string>();
const first = await server.post(channel, server.admin, 'the first', { create_at: before - 1 });
for (let i = 0; i < COUNT; i++) ids.add((await server.post(channel, server.admin, `message ${i}`, { create_at: instant(i) })).id);
const last = await server.post(channel, server.admin, 'the last', { create_at: before + COUNT });

async function page(query: Record<string, string | number | boolean>) {
  const { body } = await alice.call(getPostsForChannel, { params: { channel_id: channel.id }, query });
  return body;
}

const ways: [string, Record<string, string | boolean>][] = [
  ['from the newest on', {}],
  ['before a message', { before: last.id }],
  ['after a message', { after: first.id }],
  ['of threads', { collapsedThreads: true }],
];

test.each(ways)('pages %s show each message once and in order, however far they are and however many are of one instant', async (_, beside) => {
  const seen: string[] = [];
  const times: number[] = [];
  const backwards = !('after' in beside);
  for (let at = 0; ; at++) {
    const { order, posts } = await page({ ...beside, page: at, per_page: 29 });
    if (order.length === 0) break;
    const onwards = backwards ? order : order.toReversed();
    seen.push(...onwards);
    times.push(...onwards.map((id: string) => posts[id].create_at));
  }
  const ours = seen.filter((id) => ids.has(id));
  expect(ours).toHaveLength(COUNT);
  expect(new Set(ours).size).toBe(COUNT);
  expect(times).toEqual(times.toSorted((a, b) => (backwards ? b - a : a - b)));
});

test('beyond the last message there is nothing', async () => {
  for (const [, beside] of ways)
    for (const at of [COUNT + 40, COUNT + 1_000, 1_000_000]) expect((await page({ ...beside, page: at, per_page: 1 })).order).toEqual([]);
});
