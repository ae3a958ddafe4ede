import { expect, test } from 'bun:test';
import { type Place, startServer } from '@foremast/testing/server';
import { getPostsForReporting } from './get-posts-for-reporting.ts';

const server = await startServer();
const alice = await server.user();
const report = async (channel: Place, fields: object = {}) =>
  (await server.admin.call(getPostsForReporting, { body: { channel_id: channel.id, exclude_system_posts: true, ...fields } })).body;
const said = ({ posts }: { posts: Place[] }) => posts.map((post) => post.message);

async function talk(): Promise<Place> {
  const channel = await server.channelWith(alice);
  for (const word of ['one', 'two', 'three']) await server.post(channel, alice, word);
  return channel;
}

test('pages follow one another in both directions, and a cursor knows what was asked for', async () => {
  const channel = await talk();
  const first = await report(channel, { per_page: 2 });
  expect(said(first)).toEqual(['one', 'two']);
  const next = await server.admin.call(getPostsForReporting, { body: { cursor: first.next_cursor.cursor, per_page: 2 } });
  expect([said(next.body), next.body.next_cursor]).toEqual([['three'], undefined]);
  expect(said(await report(channel, { sort_direction: 'desc', time_field: 'update_at' }))).toEqual(['three', 'two', 'one']);
  expect((await report(channel, { exclude_system_posts: false })).posts.length).toBeGreaterThan(3);
});

test('deleted messages are there where they are wanted, with what they said', async () => {
  const channel = await talk();
  const [one] = (await report(channel)).posts;
  await alice.client.deletePost(one.id);
  expect(said(await report(channel))).toEqual(['two', 'three']);
  expect(said(await report(channel, { include_deleted: true, include_metadata: true }))).toEqual(['one', 'two', 'three']);
});

const place = (text: string) => ({ cursor: Buffer.from(text).toString('base64url') });
const ID = 'a'.repeat(26);
test.each([
  ['model.post.query_params.invalid_channel_id', { channel_id: 'x' }],
  ['model.post.query_params.invalid_time_field', { time_field: 'edit_at' }],
  ['model.post.query_params.invalid_sort_direction', { sort_direction: 'up' }],
  ['api.post.get_posts_for_reporting.channel_not_found', { channel_id: ID }],
  ['model.post.decode_cursor.invalid_base64', { cursor: '*' }],
  ['model.post.decode_cursor.invalid_format', place('nothing')],
  ['model.post.decode_cursor.unsupported_version', place('7:x')],
  ['model.post.decode_cursor.invalid_include_deleted', place(`1:${ID}:create_at:no:false:asc:1:${ID}`)],
  ['model.post.decode_cursor.invalid_timestamp', place(`1:${ID}:create_at:true:false:asc:x:${ID}`)],
  ['model.post.query_params.invalid_cursor_id', place(`1:${ID}:create_at:true:false:asc:1:x`)],
])('%s', async (id, fields) => {
  expect((await report(await talk(), fields)).id).toBe(id);
});

test('members do not read it', async () => {
  expect((await alice.call(getPostsForReporting, { body: { channel_id: ID } })).status).toBe(403);
});
