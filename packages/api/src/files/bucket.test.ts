import { afterAll, expect, test } from 'bun:test';
import { fileStore } from '@foremast/domain/files/file-store';
import { fakeBucket } from '@foremast/testing/fakes/s3';
import { pngBytes } from '@foremast/testing/pictures';
import { startServer } from '@foremast/testing/server';

const bucket = fakeBucket('town');
afterAll(() => bucket.stop());
const server = await startServer({
  MM_FILESETTINGS_DRIVERNAME: 'amazons3',
  MM_FILESETTINGS_AMAZONS3BUCKET: 'town',
  MM_FILESETTINGS_AMAZONS3ENDPOINT: bucket.endpoint,
  MM_FILESETTINGS_AMAZONS3SSL: 'false',
  MM_FILESETTINGS_AMAZONS3ACCESSKEYID: 'key',
  MM_FILESETTINGS_AMAZONS3SECRETACCESSKEY: 'secret',
  MM_FILESETTINGS_AMAZONS3PATHPREFIX: 'chat',
});
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const authorization = { Authorization: `Bearer ${alice.session.token}` };
const MIB = 1024 * 1024;

async function upload(name: string, body: BodyInit): Promise<string> {
  const response = await fetch(`${server.url}/api/v4/files?channel_id=${channel.id}&filename=${name}`, {
    method: 'POST',
    headers: { ...authorization, 'content-type': 'application/octet-stream' },
    body,
  });
  const { file_infos } = (await response.json()) as { file_infos: { id: string }[] };
  return file_infos[0]?.id ?? '';
}
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${server.url}/api/v4/files/${path}`, { method, headers: { ...authorization, ...headers } });

test('files are kept in the bucket, below its folder', async () => {
  const id = await upload('letters.txt', 'abcdefghij');
  const path = [...bucket.objects.keys()].find((key) => key.includes(id));
  expect(path).toMatch(new RegExp(`^chat/\\d{8}/teams/noteam/channels/${channel.id}/users/${alice.id}/${id}/letters.txt$`));
  expect(await (await get(id)).text()).toBe('abcdefghij');
  const part = await get(id, { Range: 'bytes=3-5' });
  expect([part.status, part.headers.get('content-length'), await part.text()]).toEqual([206, '3', 'def']);
  expect((await get(id, {}, 'HEAD')).status).toBe(200);
});

test('a large file goes in parts and comes back whole', async () => {
  const bytes = new Uint8Array(20 * MIB).map((_, i) => (i * 31 + (i >> 16)) & 255);
  const id = await upload('large.bin', bytes);
  expect(Buffer.from(await (await get(id)).arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
});

test('an upload of several requests becomes one object', async () => {
  const bytes = new Uint8Array(6 * MIB).fill(7);
  const { body: session } = await alice.request('POST', '/api/v4/uploads', {
    body: { channel_id: channel.id, filename: 'two.bin', file_size: bytes.length },
  });
  const fill = (body: Uint8Array<ArrayBuffer>) =>
    fetch(`${server.url}/api/v4/uploads/${session.id}`, { method: 'POST', headers: authorization, body });
  expect((await fill(bytes.slice(0, 5 * MIB))).status).toBe(204);
  const done = (await (await fill(bytes.slice(5 * MIB))).json()) as { id: string };
  expect((await (await get(done.id)).arrayBuffer()).byteLength).toBe(bytes.length);
  expect([...bucket.objects.keys()].filter((key) => key.endsWith('.tmp'))).toEqual([]);
});

test('pictures get their smaller ones there', async () => {
  const id = await upload('wide.png', pngBytes(600, 10));
  expect((await get(`${id}/thumbnail`)).status).toBe(200);
  expect([...bucket.objects.keys()].filter((key) => key.includes(id)).length).toBe(3);
});

test('what is not there is undefined, and a path cannot lead out', async () => {
  const store = fileStore(server.running.app);
  expect([await store.get('none'), await store.open('none'), await store.stat('none')]).toEqual([undefined, undefined, undefined]);
  await store.delete('none');
  expect(store.get('../secret')).rejects.toThrow();
});
