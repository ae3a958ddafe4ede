import { expect, test } from 'bun:test';
import { fileStore } from '@foremast/domain/files/file-store';
import { findFile } from '@foremast/store/queries/files';
import { startServer } from '@foremast/testing/server';

const server = await startServer();
const [alice, bob, mallory] = [await server.user(), await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const TEXT = 'abcdefghijklmnopqrstuvwxyz';

async function upload(name = 'letters.txt', content = TEXT): Promise<string> {
  const response = await fetch(`${server.url}/api/v4/files?channel_id=${channel.id}&filename=${name}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${alice.session.token}` },
    body: content,
  });
  return ((await response.json()) as { file_infos: { id: string }[] }).file_infos[0]?.id ?? '';
}
const get = (id: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${server.url}/api/v4/files/${id}`, { method, headers: { Authorization: `Bearer ${bob.session.token}`, ...headers } });
const file = await upload();

test.each([
  ['bytes=0-0', 'a', 'bytes 0-0/26'],
  ['bytes=20-', 'uvwxyz', 'bytes 20-25/26'],
  ['bytes=-3', 'xyz', 'bytes 23-25/26'],
  ['bytes=-100', TEXT, 'bytes 0-25/26'],
  ['bytes=24-99', 'yz', 'bytes 24-25/26'],
  ['bytes=3-4, 99-100', 'de', 'bytes 3-4/26'],
])('of a file %s is %j', async (range, text, told) => {
  const answer = await get(file, { Range: range });
  expect([answer.status, answer.headers.get('content-range'), answer.headers.get('content-length'), await answer.text()]).toEqual([
    206,
    told,
    String(text.length),
    text,
  ]);
});

test('several ranges come as several parts', async () => {
  const answer = await get(file, { Range: 'bytes=0-1, 5-6,-2' });
  const [, boundary] = /^multipart\/byteranges; boundary=(\w+)$/.exec(String(answer.headers.get('content-type'))) ?? [];
  expect([answer.status, boundary]).toEqual([206, expect.any(String)]);
  const parts = (await answer.text()).split(`--${boundary}`);
  expect(parts.map((part) => part.split('\r\n\r\n')[1]?.trim()).filter(Boolean)).toEqual(['ab', 'fg', 'yz']);
  expect(parts[2]).toContain('Content-Range: bytes 5-6/26');
});

test('as many ranges as would be more than the file are the file', async () => {
  const answer = await get(file, { Range: `bytes=${Array(50).fill('0-25').join(',')}` });
  expect([answer.status, await answer.text()]).toEqual([200, TEXT]);
});

test.each(['bytes=26-', 'bytes=30-40', 'bytes=5-4', 'bytes=x-y', 'lines=1-2', 'bytes=-0'])('%s cannot be had', async (range) => {
  expect((await get(file, { Range: range })).status).toBe(416);
});

test('a range of a file that changed since is the whole of it, and what did not change is not sent', async () => {
  const modified = String((await get(file)).headers.get('last-modified'));
  expect((await get(file, { Range: 'bytes=0-1', 'If-Range': modified })).status).toBe(206);
  expect((await get(file, { Range: 'bytes=0-1', 'If-Range': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status).toBe(200);
  expect((await get(file, { 'If-Modified-Since': modified })).status).toBe(304);
});

test('HEAD tells the size and sends nothing', async () => {
  const answer = await get(file, {}, 'HEAD');
  expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '26', '']);
});

test('a public link shows the file to whoever has it, until links are switched off or the message is gone', async () => {
  const set = (EnablePublicLink: boolean) => server.admin.request('PUT', '/api/v4/config/patch', { body: { FileSettings: { EnablePublicLink } } });
  await set(true);
  const posted = await upload('public.txt', 'for all');
  const link = () => alice.request('GET', `/api/v4/files/${posted}/link`);
  expect(await link()).toMatchObject({ status: 400, body: { id: 'api.file.get_public_link.no_post.app_error' } });
  const post = await server.post(channel, alice, 'see', { file_ids: [posted] });
  const path = new URL((await link()).body.link);
  const open = (query = path.search) => fetch(server.url + path.pathname + query);
  const answer = await open();
  expect([answer.status, await answer.text()]).toEqual([200, 'for all']);
  expect((await open('?h=wrong')).status).toBe(400);
  expect((await open('')).status).toBe(400);
  expect((await fetch(`${server.url}/files/${file}/public${path.search}`)).status).toBe(400);
  expect((await mallory.request('GET', `/api/v4/files/${posted}/link`)).status).toBe(403);
  await set(false);
  expect([(await open()).status, (await link()).status]).toEqual([403, 403]);
  await set(true);
  expect((await open()).status).toBe(200);
  await alice.request('DELETE', `/api/v4/posts/${post.id}`);
  expect((await open()).status).toBe(404);
});

test('a file that its store has lost is not there, to whoever asks', async () => {
  const lost = await upload('lost.txt');
  const row = await findFile(server.running.app.store.db, lost);
  await fileStore(server.running.app).delete(row?.path ?? '');
  const answer = await get(lost);
  expect([answer.status, await answer.json()]).toMatchObject([404, { id: 'api.file.file_reader.app_error' }]);
  expect((await get(`${lost}/info`)).status).toBe(200);
});
