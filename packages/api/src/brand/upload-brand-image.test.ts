import { expect, test } from 'bun:test';
import { pngBytes } from '@foremast/testing/pictures';
import { type Person, startServer } from '@foremast/testing/server';

const server = await startServer();
const alice = await server.user();

async function send(who: Person, bytes: Uint8Array<ArrayBuffer>, name = 'image') {
  const form = new FormData();
  form.append(name, new File([bytes], 'a.png'));
  const headers = { Authorization: `Bearer ${who.session.token}` };
  const response = await fetch(`${server.url}/api/v4/brand/image`, { method: 'POST', headers, body: form });
  return [response.status, ((await response.json()) as { id?: string }).id];
}
const shown = () => fetch(`${server.url}/api/v4/brand/image`);

test('the brand is seen by everyone until it is taken away', async () => {
  expect((await shown()).status).toBe(404);
  expect(await send(server.admin, pngBytes(50, 30))).toEqual([201, undefined]);
  const bytes = Buffer.from(await (await shown()).arrayBuffer());
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([50, 30]);
  expect((await server.admin.request('DELETE', '/api/v4/brand/image')).status).toBe(200);
  expect((await shown()).status).toBe(404);
  expect((await server.admin.request('DELETE', '/api/v4/brand/image')).body.id).toBe('api.admin.delete_brand_image.storage.not_found');
});

test.each([
  ['small', 300],
  ['large', 300_000],
])('who may not set it is told so, however %s the picture is', async (_, size) => {
  expect(await send(alice, new Uint8Array(size))).toEqual([403, 'api.context.permissions.app_error']);
  expect((await shown()).status).toBe(404);
});

test('what is no whole picture is refused, and what is there stays', async () => {
  await send(server.admin, pngBytes(10, 11));
  expect(await send(server.admin, pngBytes(30, 30).slice(0, 60))).toEqual([400, 'brand.save_brand_image.decode.app_error']);
  expect(await send(server.admin, new Uint8Array(10))).toEqual([400, 'brand.save_brand_image.check_image_limits.app_error']);
  expect(await send(server.admin, pngBytes(1, 1), 'picture')).toEqual([400, 'api.admin.upload_brand_image.no_file.app_error']);
  expect(Buffer.from(await (await shown()).arrayBuffer()).readUInt32BE(20)).toBe(11);
});
