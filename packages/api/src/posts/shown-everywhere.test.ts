import { expect, test } from 'bun:test';
import { pngBytes } from '@foremast/testing/pictures';
import { type Place, startServer } from '@foremast/testing/server';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const set = (body: Record<string, unknown>) => server.admin.request('PUT', '/api/v4/config/patch', { body });
await set({
  ServiceSettings: { SiteURL: server.url, EnableCustomEmoji: true },
  ImageProxySettings: { Enable: true, ImageProxyType: 'local' },
});
const PICTURE = '![x](http://192.0.2.1/a.png)';
const proxied = (text: string) => /\/api\/v4\/image\?url=/.test(text) && !text.includes('](http://192.0.2.1');

async function emoji(): Promise<string> {
  const name = `smile${Date.now().toString(36)}`;
  const form = new FormData();
  form.append('emoji', JSON.stringify({ name, creator_id: server.admin.id }));
  form.append('image', new Blob([pngBytes(8, 8)]), 'a.png');
  const headers = { Authorization: `Bearer ${server.admin.session.token}` };
  const answer = await fetch(`${server.url}/api/v4/emoji`, { method: 'POST', headers, body: form });
  expect(answer.ok).toBe(true);
  return name;
}

test('custom emoji come with a vanishing message for who reads it, and with what only one person sees', async () => {
  const name = await emoji();
  const post = await server.post(channel, alice, `hi :${name}:`, { type: 'burn_on_read' });
  expect(post.metadata.emojis).toMatchObject([{ name }]);
  expect((await bob.request('GET', `/api/v4/posts/${post.id}`)).body.metadata.emojis).toBeUndefined();
  expect((await bob.request('GET', `/api/v4/posts/${post.id}/reveal`)).body.metadata.emojis).toMatchObject([{ name }]);
  const body = { user_id: bob.id, post: { channel_id: channel.id, message: `psst :${name}: ${PICTURE}` } };
  const { body: told } = await server.admin.request('POST', '/api/v4/posts/ephemeral', { body });
  expect(told.metadata.emojis).toMatchObject([{ name }]);
  expect([proxied(told.message), told.message_source]).toEqual([true, `psst :${name}: ${PICTURE}`]);
});

test('pictures come through this server wherever a message is shown', async () => {
  const linked = await server.post(channel, alice, PICTURE);
  const link = (post: Place) => `${server.url}/${'team'}/pl/${post.id}`;
  const linking = await server.post(channel, alice, `${PICTURE} ${link(linked)}`);
  const last = await server.post(channel, alice, `see ${link(linking)}`);
  const [{ data }] = (await alice.request('GET', `/api/v4/posts/${last.id}`)).body.metadata.embeds;
  expect(proxied(data.post.message)).toBe(true);
  const socket = await alice.listen();
  await server.post(channel, bob, 'an answer', { root_id: linked.id });
  expect(proxied(JSON.parse((await socket.next('thread_updated')).data.thread).post.message)).toBe(true);
  const { body: thread } = await alice.request('GET', `/api/v4/users/me/teams/${channel.team_id}/threads/${linked.id}`);
  expect(proxied(thread.post.message)).toBe(true);
  await alice.request('PUT', `/api/v4/posts/${linked.id}/patch`, { body: { message: 'without' } });
  const { body: versions } = await alice.request('GET', `/api/v4/posts/${linked.id}/edit_history`);
  expect(versions.map((version: Place) => proxied(version.message))).toEqual([true]);
});

test('so do those in fields of attachments, with a size, and with signs that are written otherwise', async () => {
  const attachments = [
    {
      text: 'a',
      fields: [
        { title: 't', value: PICTURE, short: true },
        { title: 'n', value: 5, short: false },
      ],
    },
  ];
  const { props } = await server.post(channel, alice, 'see', { props: { attachments } });
  expect([proxied(props.attachments[0].fields[0].value), props.attachments[0].fields[1].value]).toEqual([true, 5]);
  for (const text of ['![x](http://192.0.2.1/a.png =100x50)', '![x](http://192.0.2.1/a\\_b.png)', '![x](http://192.0.2.1/a.png?b=1&amp;c=2)']) {
    const { message, message_source } = await server.post(channel, alice, text);
    expect([text, proxied(message), message_source]).toEqual([text, true, text]);
  }
});

test('files that a message has need no right to be kept in it; new ones do. What is sent back unchanged is no edit', async () => {
  const upload = async (name: string): Promise<string> => {
    const headers = { Authorization: `Bearer ${alice.session.token}` };
    const url = `${server.url}/api/v4/files?channel_id=${channel.id}&filename=${name}`;
    return ((await (await fetch(url, { method: 'POST', headers, body: name })).json()) as Place).file_infos[0].id;
  };
  const [first, second] = [await upload('a.txt'), await upload('b.txt')];
  const post = await server.post(channel, alice, 'old', { file_ids: [first], props: { attachments: [{ title: 'b', text: 'a', color: '#fff' }] } });
  const patch = (body: object) => alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body });
  expect((await patch({ props: { attachments: [{ title: 'b', text: 'a', color: '#fff' }] } })).body.edit_at).toBe(0);
  const { body: role } = await server.admin.request('GET', '/api/v4/roles/name/channel_user');
  const rights = (permissions: string[]) => server.admin.request('PUT', `/api/v4/roles/${role.id}/patch`, { body: { permissions } });
  await rights(role.permissions.filter((right: string) => right !== 'upload_file'));
  expect((await patch({ message: 'new', file_ids: [first] })).status).toBe(200);
  expect((await patch({ message: 'newer', file_ids: [first, second] })).status).toBe(403);
  const [version] = (await alice.request('GET', `/api/v4/posts/${post.id}/edit_history`)).body;
  expect(await alice.request('POST', `/api/v4/posts/${post.id}/restore/${version.id}`)).toMatchObject({ status: 200, body: { file_ids: [first] } });
  await rights(role.permissions);
});
