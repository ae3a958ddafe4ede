import { expect, test } from 'bun:test';
import { pngBytes } from '@foremast/testing/pictures';
import { type Person, startServer, unique } from '@foremast/testing/server';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);

async function add(who: Person, name: string, image: BlobPart | null = pngBytes(20, 20), creator = who.id) {
  const form = new FormData();
  form.append('emoji', JSON.stringify({ name, creator_id: creator }));
  if (image !== null) form.append('image', new File([image], 'e.png'));
  const response = await fetch(`${server.url}/api/v4/emoji`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${who.session.token}` },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as { id: string; name: string } };
}

test('an emoji is told to everyone, and goes with the reactions that used it', async () => {
  const socket = await bob.listen();
  const name = unique('quokka');
  const { body: emoji } = await add(alice, name);
  expect(JSON.parse((await socket.next('emoji_added')).data.emoji as string)).toEqual(emoji);
  const post = await server.post(channel, bob);
  await bob.client.addReaction(bob.id, post.id, name);
  expect((await bob.request('DELETE', `/api/v4/emoji/${emoji.id}`)).status).toBe(403);
  expect((await alice.request('DELETE', `/api/v4/emoji/${emoji.id}`)).status).toBe(200);
  expect((await bob.request('GET', `/api/v4/posts/${post.id}`)).body.has_reactions).toBeUndefined();
  expect((await bob.request('GET', `/api/v4/emoji/${emoji.id}/image`)).status).toBe(404);
  expect((await add(bob, name)).status).toBe(200);
});

test('a large picture is scaled', async () => {
  const { body } = await add(alice, unique('wide'), pngBytes(300, 100));
  const answer = await fetch(`${server.url}/api/v4/emoji/${body.id}/image`, { headers: { Authorization: `Bearer ${bob.session.token}` } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([answer.headers.get('content-type'), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(['image/png', 128, 42]);
});

test.each([
  ['a picture that claims to be huge', 400, pngBytes(1, 1, { width: 50_000, height: 50_000 })],
  ['a drawing', 400, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
  ['too many bytes', 413, new Uint8Array(600_000)],
])('%s is no emoji', async (_, status, image) => {
  expect((await add(alice, unique('bad'), image)).status).toBe(status);
});

test('a name is taken once, and system names never', async () => {
  const name = unique('once');
  const both = await Promise.all([add(alice, name), add(bob, name)]);
  expect(both.map((b) => b.status).sort()).toEqual([200, 400]);
  expect((await add(alice, 'smile')).status).toBe(400);
  expect((await add(alice, unique('of'), pngBytes(2, 2), bob.id)).status).toBe(403);
});

test('a name that cannot be is told before whose it is, and both before the picture', async () => {
  expect((await add(alice, 'smile', null, bob.id)).body.id).toBe('model.emoji.system_emoji_name.app_error');
  expect((await add(alice, unique('of'), null, bob.id)).body.id).toBe('api.emoji.create.other_user.app_error');
  expect((await add(alice, unique('of'), null, 'x'.repeat(27))).body.id).toBe('model.emoji.user_id.app_error');
  const name = unique('held');
  await add(alice, name);
  expect((await add(alice, name, null)).body.id).toBe('api.emoji.create.duplicate.app_error');
  expect((await add(alice, unique('none'), null)).body.id).toBe('api.context.invalid_body_param.app_error');
});

test('a name with signs that no emoji has is no address', async () => {
  const at = async (name: string) => {
    const { status, body } = await alice.request('GET', `/api/v4/emoji/name/${encodeURIComponent(name)}`);
    return [status, body.id];
  };
  expect(await at('two words')).toEqual([404, 'api.context.404.app_error']);
  expect(await at('x'.repeat(65))).toEqual([400, 'api.context.invalid_url_param.app_error']);
  expect(await at('nobody+made-this_1')).toEqual([404, 'app.emoji.get_by_name.no_result']);
});
