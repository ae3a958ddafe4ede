import { expect, test } from 'bun:test';
import { pngBytes } from '../pictures.ts';
import { startServer, unique } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer({ MM_FILESETTINGS_ENABLEPUBLICLINK: 'true', MM_SERVICESETTINGS_ENABLECUSTOMEMOJI: 'true' });
const methods = recorder('files');
const admin = methods.of(server.admin);
const [alice, bob] = [await server.user(), await server.user()];
const own = methods.of(alice);
const other = methods.of(bob);
const channel = await server.channelWith(alice, bob);
await admin.patchConfig({ ServiceSettings: { SiteURL: server.url } });
const picture = (name: string) => new File([pngBytes(40, 30)], name, { type: 'image/png' });

async function fetched(url: string, token = alice.session.token): Promise<{ status: number; type: string | null; size: number }> {
  const response = await fetch(url, { headers: token ? { Authorization: `Bearer ${token}` } : {} });
  return { status: response.status, type: response.headers.get('content-type'), size: (await response.arrayBuffer()).byteLength };
}

test('a file is uploaded, sent, shown and shared by a link', async () => {
  const form = new FormData();
  form.append('channel_id', channel.id);
  form.append('client_ids', 'mine');
  form.append('files', picture('map.png'), 'map.png');
  const { file_infos, client_ids } = await own.uploadFile(form);
  expect(client_ids).toEqual(['mine']);
  const [file] = file_infos;
  expect(file).toMatchObject({ name: 'map.png', extension: 'png', mime_type: 'image/png', width: 40, height: 30, user_id: alice.id });
  const id = String(file?.id);
  const post = await server.post(channel, alice, 'the way', { file_ids: [id] });
  expect((await other.getFileInfosForPost(post.id)).map((info) => info.id)).toEqual([id]);
  await server.drainJobs();
  expect(await fetched(own.getFileUrl(id, 0))).toMatchObject({ status: 200, type: 'image/png', size: pngBytes(40, 30).byteLength });
  for (const url of [own.getFileThumbnailUrl(id, 0), own.getFilePreviewUrl(id, 0)])
    expect(await fetched(url)).toMatchObject({ status: 200, type: expect.stringMatching(/^image\//) });
  expect((await fetched(own.getFileUrl(id, 0), '')).status).toBe(401);
  const { link } = await own.getFilePublicLink(id);
  expect(await fetched(link, '')).toMatchObject({ status: 200, type: 'image/png' });
  expect((await fetched(`${link.slice(0, -1)}!`, '')).status).toBe(400);
});

test('a picture of its own becomes an emoji', async () => {
  const name = unique('parrot');
  const socket = await bob.listen();
  const made = await own.createCustomEmoji({ name, creator_id: alice.id }, picture('parrot.png'));
  expect(made).toMatchObject({ name, creator_id: alice.id });
  expect(JSON.parse((await socket.next('emoji_added')).data.emoji)).toMatchObject({ id: made.id });
  expect(await other.getCustomEmoji(made.id)).toMatchObject({ id: made.id, name });
  expect(await other.getCustomEmojiByName(name)).toMatchObject({ id: made.id });
  expect(await other.getCustomEmojisByNames([name, 'nothing'])).toMatchObject([{ id: made.id }]);
  expect((await other.getCustomEmojis(0, 200, 'name')).map(({ id }) => id)).toContain(made.id);
  expect((await other.searchCustomEmoji(name.slice(1))).map(({ id }) => id)).toEqual([made.id]);
  expect((await other.autocompleteCustomEmoji(name.slice(0, -1))).map(({ id }) => id)).toEqual([made.id]);
  expect(await fetched(own.getCustomEmojiImageUrl(made.id))).toMatchObject({ status: 200, type: 'image/png' });
  expect(await own.deleteCustomEmoji(made.id)).toEqual({ status: 'OK' });
  await expect(other.getCustomEmoji(made.id)).rejects.toMatchObject({ status_code: 404 });
});

// The web client's own files are served with it, by the proxy before this server.
test('the picture of a standard emoji has an address, and is no page', async () => {
  const url = own.getSystemEmojiImageUrl('1f389');
  expect(url).toBe(`${server.url}/static/emoji/1f389.png`);
  expect(await fetched(url)).toMatchObject({ status: 404, type: expect.stringContaining('text/plain') });
});

test('storage that is used is told', async () => {
  expect((await admin.getFilesUsage()).bytes).toBeGreaterThanOrEqual(0);
});

methods.everyMethodIsCalled();
