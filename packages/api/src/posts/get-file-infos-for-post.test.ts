import { expect, test } from 'bun:test';
import { type Person, startServer } from '@foremast/testing/server';
import { getFileInfosForPost } from './get-file-infos-for-post.ts';
import { patchPost } from './patch-post.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const { version } = server.running.app;

/** Files of one request lie a millisecond apart at least. */
async function upload(...names: string[]): Promise<{ id: string; update_at: number }[]> {
  const form = new FormData();
  form.append('channel_id', channel.id);
  for (const name of names) form.append('files', new File([name], `${name}.txt`));
  const headers = { Authorization: `Bearer ${alice.session.token}` };
  const answer = await fetch(`${server.url}/api/v4/files`, { method: 'POST', headers, body: form });
  return ((await answer.json()) as { file_infos: { id: string; update_at: number }[] }).file_infos;
}
const ask = async (post_id: string, tag?: string, who: Person = bob, query = {}) => {
  const answer = await who.call(getFileInfosForPost, { params: { post_id }, query, headers: tag === undefined ? {} : { 'If-None-Match': tag } });
  return { ...answer, etag: answer.headers.get('etag'), caching: answer.headers.get('cache-control') };
};
const names = (answer: { body: { name: string }[] }) => answer.body.map((f) => f.name);
const patch = async (post_id: string, body: Record<string, unknown>) =>
  expect(await alice.call(patchPost, { params: { post_id }, body: { id: post_id, ...body } })).toMatchObject({ status: 200 });

test('who has the files of a message already is told so, by the newest of them', async () => {
  const files = await upload('one', 'two');
  const [one, two] = files;
  const post = await server.post(channel, alice, 'two files', { file_ids: files.map((f) => f.id) });
  const listed = await ask(post.id);
  expect(names(listed)).toEqual(['one.txt', 'two.txt']);
  expect(listed).toMatchObject({ status: 200, etag: `${version}.${post.id}.${two?.update_at}`, caching: 'max-age=2592000, private' });
  expect(await ask(post.id, String(listed.etag))).toMatchObject({ status: 304, body: '', etag: listed.etag, caching: null });
  // The tag is that of the message, whoever asks; quoted it is another.
  expect(await ask(post.id, String(listed.etag), alice)).toMatchObject({ status: 304 });
  for (const other of [`"${listed.etag}"`, '*', `W/${listed.etag}`, `${version}.${post.id}.${one?.update_at}`])
    expect(await ask(post.id, other)).toMatchObject({ status: 200 });
});

test('a message without files has a tag of the version alone, which one with files does not match', async () => {
  const [bare, [file]] = [await server.post(channel, alice, 'no files'), await upload('late')];
  expect(await ask(bare.id)).toMatchObject({ status: 200, body: [], etag: version });
  expect(await ask(bare.id, version)).toMatchObject({ status: 304, body: '', etag: version });
  await patch(bare.id, { file_ids: [file?.id] });
  expect(await ask(bare.id, version)).toMatchObject({ status: 200, etag: `${version}.${bare.id}.${file?.update_at}` });
});

test('a file that is taken off by an edit, and back again by restoring, shows in the tag; other words do not', async () => {
  const files = await upload('stays', 'goes');
  const [stays, goes] = files;
  const post = await server.post(channel, alice, 'words', { file_ids: files.map((f) => f.id) });
  const both = String((await ask(post.id)).etag);
  await patch(post.id, { message: 'other words' });
  expect(await ask(post.id, both)).toMatchObject({ status: 304 });
  await patch(post.id, { file_ids: [stays?.id] });
  const one = await ask(post.id, both);
  expect(one).toMatchObject({ status: 200, etag: `${version}.${post.id}.${stays?.update_at}` });
  expect(names(one)).toEqual(['stays.txt']);
  await patch(post.id, { file_ids: [] });
  expect(await ask(post.id, String(one.etag))).toMatchObject({ status: 200, body: [], etag: version });
  const { body: history } = await alice.request('GET', `/api/v4/posts/${post.id}/edit_history`);
  const oldest = history.at(-1).id;
  expect(await alice.request('POST', `/api/v4/posts/${post.id}/restore/${oldest}`)).toMatchObject({ status: 200 });
  const back = await ask(post.id, version);
  expect(back).toMatchObject({ status: 200, etag: both });
  expect(both).toEndWith(String(goes?.update_at));
  expect(await ask(post.id, both)).toMatchObject({ status: 304 });
});

test('a message that is deleted is gone even for who has its files; an administrator who asks for deleted ones has them', async () => {
  const [file] = await upload('gone');
  const post = await server.post(channel, alice, 'soon gone', { file_ids: [file?.id] });
  const tag = String((await ask(post.id)).etag);
  await alice.client.deletePost(post.id);
  await server.drainJobs();
  expect(await ask(post.id, tag)).toMatchObject({ status: 404, body: { id: 'app.post.get.app_error' }, etag: null });
  expect(await ask(post.id, tag, bob, { include_deleted: true })).toMatchObject({ status: 403, etag: null });
  const kept = await ask(post.id, undefined, server.admin, { include_deleted: true });
  expect(names(kept)).toEqual(['gone.txt']);
  expect(await ask(post.id, tag, server.admin, { include_deleted: true })).toMatchObject({ status: 304 });
});

test('who may not read the message is refused before the tag is compared', async () => {
  const secret = await server.channel({ id: String(channel.team_id), name: '' }, [], { type: 'P' });
  const post = await server.post(secret, server.admin);
  expect(await ask(post.id, version)).toMatchObject({ status: 403, body: { id: 'api.context.permissions.app_error' }, etag: null });
  expect(await ask('z'.repeat(26), version)).toMatchObject({ status: 403, etag: null });
});
