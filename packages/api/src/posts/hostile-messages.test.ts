import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { searchPosts } from '../search/search-posts.ts';
import { createPost } from './create-post.ts';
import { patchPost } from './patch-post.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const MOST = 16_383;
const PATIENCE_MS = 4000;

const send = (message: string) => alice.call(createPost, { body: { channel_id: channel.id, message } });

async function timed<T>(work: Promise<T>): Promise<T> {
  const before = performance.now();
  const done = await work;
  expect(performance.now() - before).toBeLessThan(PATIENCE_MS);
  return done;
}

test('a message of the greatest length is kept whole, one letter more is refused, and a million are not even read', async () => {
  const kept = await timed(send('x'.repeat(MOST)));
  expect([kept.status, kept.body.message.length]).toEqual([201, MOST]);
  expect(await timed(send('x'.repeat(MOST + 1)))).toMatchObject({ status: 400, body: { id: 'model.post.is_valid.message_length.app_error' } });
  expect(await timed(send('x'.repeat(1_000_000)))).toMatchObject({ status: 413, body: { id: 'api.context.request_body_too_large.app_error' } });
  expect(await timed(alice.call(patchPost, { params: { post_id: kept.body.id }, body: { message: 'x'.repeat(MOST + 1) } }))).toMatchObject({
    status: 400,
  });
  expect((await alice.request('GET', `/api/v4/posts/${kept.body.id}`)).body.message).toBe(kept.body.message);
});

test('letters are counted as people see them written, not as bytes', async () => {
  expect((await timed(send('漢'.repeat(MOST)))).status).toBe(201);
  expect((await timed(send('😀'.repeat(8000)))).status).toBe(201);
});

test('as many mentions as a message holds count once for each person, and soon', async () => {
  const mentions = async () => (await bob.request('GET', `/api/v4/channels/${channel.id}/members/${bob.id}`)).body.mention_count;
  const before = await mentions();
  const names = [`@${bob.username}`, '@here', '@channel', '@all', '@nobody'];
  let message = '';
  for (let i = 0; message.length + 30 < MOST; i++) message += `${names[i % names.length]} `;
  const { status, body } = await timed(send(message));
  expect(status).toBe(201);
  await server.drainJobs();
  expect((await mentions()) - before).toBe(1);
  const short = await timed(send('@a '.repeat(MOST / 3)));
  expect([body.message.length > 16_000, short.status]).toEqual([true, 201]);
});

test.each([
  ['open brackets', '['.repeat(MOST)],
  ['brackets in brackets', `${'['.repeat(8000)}${']'.repeat(8000)}`],
  ['links that never close', '[a]('.repeat(4000)],
  ['pictures that never close', '![a]('.repeat(3000)],
  ['stars', '*'.repeat(MOST)],
  ['stars and underscores', '*_'.repeat(8000)],
  ['emphasis that never ends', '*a **a '.repeat(2300)],
  ['quotes in quotes', '>'.repeat(MOST)],
  ['lists in lists', Array.from({ length: 170 }, (_, i) => `${' '.repeat(i)}- a`).join('\n')],
  ['fences of growing length', Array.from({ length: 170 }, (_, i) => '`'.repeat(i)).join(' ')],
  ['angle brackets', '<'.repeat(MOST)],
  ['entities', '&#'.repeat(8000)],
  ['backslashes', '\\'.repeat(MOST)],
  ['a table of bars', '|'.repeat(MOST)],
  ['a table with very many cells', `${'|a'.repeat(500)}\n${'|-'.repeat(500)}\n${'|'.repeat(10_000)}`],
  ['colons', ':'.repeat(MOST)],
  ['hash signs', '#a'.repeat(8000)],
  ['a very long tag', `#a${'-b'.repeat(450)}`],
  ['a tag of marks', `#${'漢-'.repeat(450)}`],
  ['tags of many letters', Array.from({ length: 20 }, (_, i) => `#${'x'.repeat(40)}${i}`).join(' ')],
  ['pairs of all kinds', Array.from({ length: MOST }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 20_000))).join('')],
  ['at signs', '@'.repeat(MOST)],
  ['dots', `www.${'a.'.repeat(8000)}`],
  ['an address without end', `http://${'a'.repeat(16_000)}`],
  ['slashes', `http:/${'/'.repeat(16_000)}`],
  ['references', '[a]: b\n'.repeat(2000)],
  ['dollars', '$a'.repeat(8000)],
  ['blanks', `a${' '.repeat(16_000)}b`],
  ['new lines', `a${'\n'.repeat(16_000)}b`],
  ['marks on one letter', `a${'\u0301'.repeat(16_000)}`],
  ['marks of direction', '\u202e'.repeat(MOST)],
  ['commas and quotes', `"',`.repeat(5000)],
])('a message of %s is kept as it came, soon', async (_, message) => {
  const { status, body } = await timed(send(message));
  expect([status, body.message]).toEqual([201, message]);
  await timed(server.drainJobs());
});

test.each([
  ['quotes', '"'.repeat(100_000)],
  ['phrases', '"a b" '.repeat(20_000)],
  ['exclusions', `word ${'-no '.repeat(20_000)}`],
  ['prefixes', 'a* b* c* '.repeat(10_000)],
  ['flags', 'from:a in:b on:c '.repeat(5000)],
  ['signs without spaces', '漢'.repeat(50_000)],
  ['a long word', 'a'.repeat(100_000)],
  ['operators of the indexes', `' | ! & <-> :* NEAR( ) AND OR NOT "" {message} : ^ \\`],
  ['tags', '#a '.repeat(30_000)],
])('a search for %s is answered, soon', async (_, terms) => {
  for (const is_or_search of [false, true]) {
    const { status, body } = await timed(alice.call(searchPosts, { params: { team_id: String(channel.team_id) }, body: { terms, is_or_search } }));
    expect([status, Array.isArray(body.order)]).toEqual([200, true]);
  }
});
