import { expect, test } from 'bun:test';
import { extractText } from '@foremast/domain/files/extract-text';
import { fileStore } from '@foremast/domain/files/file-store';
import { forgetFiles } from '@foremast/domain/files/forget-files';
import { makePreviews } from '@foremast/domain/files/make-previews';
import { Ctx } from '@foremast/kernel/context';
import { deleteFiles, findFile } from '@foremast/store/queries/files';
import { pngBytes } from '@foremast/testing/pictures';
import { type Person, type Place, startServer, unique } from '@foremast/testing/server';

const server = await startServer({
  MM_SERVICESETTINGS_ENABLEAPIPOSTDELETION: 'true',
  MM_SERVICESETTINGS_ENABLEAPIUSERDELETION: 'true',
  MM_SERVICESETTINGS_ENABLEAPITEAMDELETION: 'true',
});

/** Everything that the store holds of these: of a channel, a person, a team. */
async function stored(...ids: string[]): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of fileStore(server.running.app).list('')) if (ids.some((id) => path.includes(id))) paths.push(path);
  return paths;
}
async function upload(who: Person, channel: Place, name = 'picture.png'): Promise<string> {
  const response = await fetch(`${server.url}/api/v4/files?channel_id=${channel.id}&filename=${name}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${who.session.token}` },
    body: pngBytes(20, 20),
  });
  return ((await response.json()) as { file_infos: { id: string }[] }).file_infos[0]?.id ?? '';
}
async function send(who: Person, path: string, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('image', new File([pngBytes(20, 20)], 'image.png'));
  const response = await fetch(server.url + path, { method: 'POST', headers: { Authorization: `Bearer ${who.session.token}` }, body: form });
  expect(response.status).toBeLessThan(300);
  return (await response.json()) as { id: string };
}
const erase = async (path: string) => {
  expect((await server.admin.request('DELETE', `/api/v4/${path}?permanent=true`)).status).toBe(200);
  await server.drainJobs();
};

test('the bytes of a message that goes for good are gone: those of its replies, and those taken off it by an edit, too', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const [kept, removed, answered] = [await upload(alice, channel), await upload(alice, channel), await upload(bob, channel)];
  const post = await server.post(channel, alice, 'see', { file_ids: [kept, removed] });
  await server.post(channel, bob, 'mine', { root_id: post.id, file_ids: [answered] });
  await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { file_ids: [kept] } });
  await server.drainJobs();
  expect(await stored(channel.id)).toHaveLength(9);
  await erase(`posts/${post.id}`);
  expect(await stored(channel.id)).toEqual([]);
  for (const id of [kept, removed, answered]) expect((await alice.request('GET', `/api/v4/files/${id}/info`)).status).toBe(404);
});

test('the smaller pictures of a file that goes while they are made are not kept', async () => {
  const alice = await server.user();
  const channel = await server.channelWith(alice);
  const id = await upload(alice, channel);
  await server.drainJobs();
  const ctx = Ctx.system(server.running.app);
  const file = await findFile(ctx.db, id);
  if (!file) throw new Error('the file is not there');
  await ctx.tx((tx) => forgetFiles(tx, [file]));
  const store = fileStore(ctx.app);
  await server.drainJobs();
  // Somebody who read its row before is still at it.
  await store.put(file.path, pngBytes(20, 20));
  await makePreviews(ctx.app, file);
  expect(await stored(channel.id)).toEqual([file.path]);
});

test('the words of a file that goes while it is read are not kept', async () => {
  const alice = await server.user();
  const channel = await server.channelWith(alice);
  const form = new FormData();
  form.append('channel_id', channel.id);
  form.append('files', new File(['marzipan and nougat '.repeat(200_000)], 'long.txt'));
  const headers = { Authorization: `Bearer ${alice.session.token}` };
  const { file_infos } = (await (await fetch(`${server.url}/api/v4/files`, { method: 'POST', headers, body: form })).json()) as {
    file_infos: [{ id: string }];
  };
  const [{ id }] = file_infos;
  const ctx = Ctx.system(server.running.app);
  const reading = extractText(ctx, id);
  await ctx.tx((tx) => deleteFiles(tx.db, [id]));
  await reading;
  const table = process.env.TEST_DATABASE_URL ? 'fm_file_words' : 'fm_file_rowids';
  expect(await ctx.db.selectFrom(table).select('file_id').where('file_id', '=', id).execute()).toEqual([]);
});

test('a message that is only deleted keeps its bytes, and nobody gets them', async () => {
  const alice = await server.user();
  const channel = await server.channelWith(alice);
  const file = await upload(alice, channel);
  const post = await server.post(channel, alice, 'see', { file_ids: [file] });
  await alice.request('DELETE', `/api/v4/posts/${post.id}`);
  await server.drainJobs();
  expect(await stored(channel.id)).toHaveLength(3);
  for (const which of ['', '/thumbnail', '/preview', '/info']) expect((await alice.request('GET', `/api/v4/files/${file}${which}`)).status).toBe(404);
});

test('of somebody who is erased nothing is left: files sent or not, the picture, emoji, and no reply counts any more', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const root = await server.post(channel, alice, 'root');
  await server.post(channel, alice, 'stays', { root_id: root.id });
  await server.post(channel, bob, 'goes', { root_id: root.id, file_ids: [await upload(bob, channel)] });
  await upload(bob, channel, 'loose.png');
  await send(bob, `/api/v4/users/${bob.id}/image`);
  const emoji = await send(bob, '/api/v4/emoji', { emoji: JSON.stringify({ name: unique('emoji'), creator_id: bob.id }) });
  await server.drainJobs();
  expect((await stored(bob.id, emoji.id)).length).toBe(8);
  await erase(`users/${bob.id}`);
  expect(await stored(bob.id, emoji.id)).toEqual([]);
  const thread = (await alice.request('GET', `/api/v4/users/me/teams/${channel.team_id}/threads/${root.id}`)).body;
  expect(thread.reply_count).toBe(1);
  expect(thread.participants.map(({ id }: Place) => id)).toEqual([alice.id]);
});

test('with a team go the files of its channels and its icon', async () => {
  const alice = await server.user();
  const channel = await server.channelWith(alice);
  await server.post(channel, alice, 'see', { file_ids: [await upload(alice, channel)] });
  await upload(alice, channel);
  await send(server.admin, `/api/v4/teams/${channel.team_id}/image`);
  await server.drainJobs();
  expect(await stored(channel.id, String(channel.team_id))).toHaveLength(7);
  await erase(`teams/${channel.team_id}`);
  expect(await stored(channel.id, String(channel.team_id))).toEqual([]);
});
