import { expect, test } from 'bun:test';
import { pngBytes } from '@foremast/testing/pictures';
import { startServer } from '@foremast/testing/server';
import sharp from 'sharp';

const server = await startServer();
const alice = await server.user();
const channel = await server.channelWith(alice);
const auth = { Authorization: `Bearer ${alice.session.token}` };

const limit = async (MaxImageResolution: number) => {
  const { status } = await server.admin.request('PUT', '/api/v4/config/patch', { body: { FileSettings: { MaxImageResolution } } });
  expect(status).toBe(200);
};
// biome-ignore lint/suspicious/noExplicitAny: answers of several operations
async function send(path: string, body: BodyInit, token = alice.session.token): Promise<{ status: number; body: any }> {
  const answer = await fetch(server.url + path, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body });
  return { status: answer.status, body: await answer.json() };
}
const raw = (name: string, data: BodyInit) => send(`/api/v4/files?channel_id=${channel.id}&filename=${name}`, data);
const asImage = (path: string) => {
  const form = new FormData();
  form.append('image', new File([pngBytes(1, 1)], 'x.png'));
  return send(path, form, server.admin.session.token);
};
const inParts = async (filename: string, data: Uint8Array<ArrayBuffer>) => {
  const { body } = await alice.request('POST', '/api/v4/uploads', { body: { channel_id: channel.id, filename, file_size: data.length } });
  return send(`/api/v4/uploads/${body.id}`, data);
};
const refused = (id: string) => ({ status: 400, body: { id, status_code: 400 } });

test('a picture may have as many pixels as the limit says, and not one row more', async () => {
  await limit(1000);
  expect((await raw('fits.png', pngBytes(25, 40))).body.file_infos).toMatchObject([{ width: 25, height: 40, has_preview_image: true }]);
  expect(await raw('over.png', pngBytes(25, 41))).toMatchObject(refused('api.file.upload_file.large_image_detailed.app_error'));
});

test.each([0, -1])('with a limit of %i pixels no picture is taken, wherever it is for; what is none and what is drawn is', async (most) => {
  await limit(most);
  const [jpeg, gif] = [await sharp(pngBytes(1, 1)).jpeg().toBuffer(), await sharp(pngBytes(1, 1)).gif().toBuffer()];
  for (const [name, data] of Object.entries({ 'dot.png': pngBytes(1, 1), 'dot.jpg': jpeg, 'dot.gif': gif }))
    expect(await raw(name, new Uint8Array(data))).toMatchObject(refused('api.file.upload_file.large_image_detailed.app_error'));
  expect(await inParts('dot.png', pngBytes(1, 1))).toMatchObject(refused('app.upload.upload_data.large_image.app_error'));
  expect(await asImage(`/api/v4/users/${server.admin.id}/image`)).toMatchObject(refused('api.user.upload_profile_user.check_image_limits.app_error'));
  expect(await asImage(`/api/v4/teams/${channel.team_id}/image`)).toMatchObject(refused('api.team.set_team_icon.check_image_limits.app_error'));
  expect(await asImage('/api/v4/brand/image')).toMatchObject(refused('brand.save_brand_image.check_image_limits.app_error'));
  expect((await raw('words.txt', 'words')).status).toBe(201);
  expect((await raw('broken.png', 'no picture at all')).status).toBe(201);
  const drawing = await raw('drawn.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"/>');
  expect(drawing.body.file_infos).toMatchObject([{ width: 300, height: 200 }]);
});

test('a form of which one picture has too many pixels stores none of its files', async () => {
  await limit(0);
  const form = new FormData();
  form.append('channel_id', channel.id);
  for (const file of [new File(['one'], 'one-of-two.txt'), new File([pngBytes(2, 2)], 'two-of-two.png')]) form.append('files', file);
  expect(await send('/api/v4/files', form)).toMatchObject(refused('api.file.upload_file.large_image_detailed.app_error'));
  const rows = await server.running.app.store.db.selectFrom('fileinfo').select('id').where('name', '=', 'one-of-two.txt').execute();
  expect(rows).toEqual([]);
});

test('a picture that was taken before keeps its smaller ones, made before or after the limit fell', async () => {
  await limit(1000);
  const { body } = await raw('before.jpg', new Uint8Array(await sharp(pngBytes(20, 20)).jpeg().toBuffer()));
  await limit(0);
  await server.drainJobs();
  const id = body.file_infos[0].id;
  for (const size of ['thumbnail', 'preview']) expect((await fetch(`${server.url}/api/v4/files/${id}/${size}`, { headers: auth })).status).toBe(200);
});
