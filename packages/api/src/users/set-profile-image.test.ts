import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import sharp from 'sharp';
import { getProfileImage } from './get-profile-image.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#123456' } })
  .png()
  .toBuffer();

async function upload(who: typeof alice, userId: string, parts: Record<string, Blob | string>): Promise<number> {
  const form = new FormData();
  for (const [name, part] of Object.entries(parts)) form.append(name, part);
  return (
    await fetch(`${server.url}/api/v4/users/${userId}/image`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${who.session.token}` },
      body: form,
    })
  ).status;
}
const pictureOf = (userId: string) =>
  fetch(`${server.url}/api/v4/users/${userId}/image`, { headers: { Authorization: `Bearer ${bob.session.token}` } });
const sizeOf = async (response: Response) => {
  const { width, height, format } = await sharp(await response.bytes()).metadata();
  return { width, height, format };
};

test('who gave no picture has one with the initial', async () => {
  expect(await sizeOf(await pictureOf(alice.id))).toEqual({ width: 128, height: 128, format: 'png' });
});

test('an uploaded picture is kept small and square, and everybody hears of it', async () => {
  const socket = await bob.listen();
  expect(await upload(alice, alice.id, { image: new File([new Uint8Array(picture)], 'a.png', { type: 'image/png' }) })).toBe(200);
  expect((await socket.next('user_updated')).data.user).toMatchObject({ id: alice.id, last_picture_update: expect.any(Number) });
  const response = await pictureOf(alice.id);
  expect(response.headers.get('etag')).toMatch(/^\d+$/);
  expect(await sizeOf(response)).toEqual({ width: 128, height: 128, format: 'png' });
});

test.each([
  ['what is no picture', 400, { image: new File(['text'], 'a.png') }],
  ['a form without the part', 400, { picture: new File([new Uint8Array(picture)], 'a.png') }],
  ['text in the part', 400, { image: 'text' }],
])('%s is refused', async (_, status, parts) => {
  expect(await upload(alice, alice.id, parts as Record<string, Blob | string>)).toBe(status);
});

test('nobody gives another a picture, and without a form there is none', async () => {
  expect(await upload(bob, alice.id, { image: new File([new Uint8Array(picture)], 'a.png') })).toBe(403);
  expect((await alice.request('POST', `/api/v4/users/${alice.id}/image`, { body: {} })).status).toBe(400);
  expect((await bob.call(getProfileImage, { params: { user_id: 'a'.repeat(26) } })).status).toBe(404);
});

test('a picture that breaks off, or is more than a file may be, is refused with its reason', async () => {
  const send = async (image: Blob) => {
    const form = new FormData();
    form.append('image', image);
    const headers = { Authorization: `Bearer ${alice.session.token}` };
    const response = await fetch(`${server.url}/api/v4/users/me/image`, { method: 'POST', headers, body: form });
    return [response.status, ((await response.json()) as { id: string }).id];
  };
  const wanted = 'api.user.upload_profile_user';
  expect(await send(new File([new Uint8Array(picture).slice(0, 60)], 'a.png'))).toEqual([400, `${wanted}.decode.app_error`]);
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { FileSettings: { MaxFileSize: 1000 } } });
  expect(await send(new File([new Uint8Array(1000)], 'a.png'))).toEqual([413, `${wanted}.too_large.app_error`]);
});

test('a part without the name of a file is a field, not a picture', async () => {
  const lines = ['--x', 'Content-Disposition: form-data; name="image"; filename=""', 'Content-Type: image/png', '', 'abc', '--x--', ''];
  const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
  const answer = await alice.request('POST', '/api/v4/users/me/image', { body: lines.join('\r\n'), headers });
  expect(answer).toMatchObject({ status: 400, body: { id: 'api.user.upload_profile_user.no_file.app_error' } });
});
