import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '@foremast/testing/server';
import { getBulkReactions } from './get-bulk-reactions.ts';
import { getReactions } from './get-reactions.ts';

const server = await startServer();
const { admin } = server;
const [alice, bob, teammate, outsider] = [await server.user(), await server.user(), await server.user(), await server.user()];
const guest = await server.user({ roles: 'system_guest' });
const team = await server.team(alice, bob, teammate);
const UNKNOWN = 'z'.repeat(26);
const refused = { status: 403, body: { id: 'api.context.permissions.app_error' } };

const react = (who: Person, post: Place, emoji_name: string) => who.client.addReaction(who.id, post.id, emoji_name);
const read = (who: Person, id: string) => who.call(getReactions, { params: { post_id: id } });
const readAll = (who: Person, body: unknown) => who.call(getBulkReactions, { body });
const names = (reactions: Place[] | null) => reactions?.map((reaction) => [reaction.user_id, reaction.emoji_name]);

/** Both ways of asking for the reactions to a message must come to the same. */
async function expectBoth(who: Person, id: string, expected: Place[] | null | 'refused') {
  if (expected === 'refused') {
    expect(await read(who, id)).toMatchObject(refused);
    expect(await readAll(who, [id])).toMatchObject(refused);
    return;
  }
  expect(await read(who, id)).toMatchObject({ status: 200, body: expected });
  expect(await readAll(who, [id])).toMatchObject({ status: 200, body: { [id]: expected ?? [] } });
}

test('reactions come oldest first, with everything that they are; none is null, and an empty list where several messages are asked for', async () => {
  const channel = await server.channel(team, [alice, bob]);
  const [post, bare] = [await server.post(channel, bob), await server.post(channel, bob)];
  const reactions = [await react(alice, post, 'smile'), await react(bob, post, 'smile'), await react(alice, post, 'heart')] as unknown as Place[];
  await expectBoth(bob, post.id, reactions);
  await expectBoth(bob, bare.id, null);
  expect(Object.keys((await read(bob, post.id)).body[0]).sort()).toEqual(
    ['channel_id', 'create_at', 'delete_at', 'emoji_name', 'post_id', 'remote_id', 'update_at', 'user_id'].sort(),
  );
  const { body } = await readAll(bob, [post.id, bare.id, post.id]);
  expect(Object.keys(body).sort()).toEqual([post.id, bare.id].sort());
});

test('a message that is not there has reactions for nobody; who may read everything is told that there are none', async () => {
  for (const who of [alice, outsider, guest]) await expectBoth(who, UNKNOWN, 'refused');
  await expectBoth(admin, UNKNOWN, null);
  expect(await read(alice, 'junk')).toMatchObject({ status: 400, body: { id: 'api.context.invalid_url_param.app_error' } });
  for (const body of [[], null, {}, [7], 'x'])
    expect(await readAll(alice, body)).toMatchObject({ status: 400, body: { id: 'api.payload.parse.error' } });
});

test('reactions to a message that was deleted are listed as before, to those who could read it', async () => {
  const channel = await server.channel(team, [alice, bob], { type: 'P' });
  const [root, other] = [await server.post(channel, bob), await server.post(channel, bob)];
  const reply = await server.post(channel, alice, 'reply', { root_id: root.id });
  for (const post of [root, reply]) await react(alice, post, 'smile');
  await bob.client.deletePost(root.id);
  await server.drainJobs();
  for (const post of [root, reply]) {
    for (const who of [alice, bob, admin]) expect(names((await read(who, post.id)).body)).toEqual([[alice.id, 'smile']]);
    for (const who of [teammate, outsider, guest]) await expectBoth(who, post.id, 'refused');
  }
  expect(names((await readAll(alice, [root.id, other.id])).body[root.id])).toEqual([[alice.id, 'smile']]);
});

test('of a channel that one may not read no reactions are told, even if one could read the others', async () => {
  const [open, secret] = [await server.channel(team, [alice, bob]), await server.channel(team, [alice, bob], { type: 'P' })];
  const direct = (await alice.client.createDirectChannel([alice.id, bob.id])) as never as Place;
  const posts = { open: await server.post(open, bob), secret: await server.post(secret, bob), direct: await server.post(direct, bob) };
  for (const post of Object.values(posts)) await react(alice, post, 'smile');
  const [told] = (await read(alice, posts.open.id)).body;
  await expectBoth(teammate, posts.open.id, [told]);
  for (const who of [outsider, guest]) await expectBoth(who, posts.open.id, 'refused');
  for (const who of [teammate, outsider, guest]) for (const post of [posts.secret, posts.direct]) await expectBoth(who, post.id, 'refused');
  for (const post of [posts.secret, posts.direct]) expect(names((await read(admin, post.id)).body)).toEqual([[alice.id, 'smile']]);
  expect(await readAll(teammate, [posts.open.id, posts.secret.id])).toMatchObject(refused);
  expect(await readAll(alice, [posts.open.id, UNKNOWN])).toMatchObject(refused);
});

test('who left a private channel is told no more; in an archived one everything is told as before', async () => {
  const secret = await server.channel(team, [alice, bob], { type: 'P' });
  const post = await server.post(secret, bob);
  await react(alice, post, 'smile');
  const before = (await read(bob, post.id)).body;
  await alice.client.removeFromChannel(alice.id, secret.id);
  await expectBoth(alice, post.id, 'refused');
  await bob.client.deleteChannel(secret.id);
  await expectBoth(bob, post.id, before);
  await expectBoth(teammate, post.id, 'refused');
});

test('nobody reads reactions without a session', async () => {
  const channel = await server.channel(team, [alice]);
  const post = await server.post(channel, alice);
  const ask = (path: string, init?: RequestInit) => fetch(`${server.url}/api/v4/posts/${path}`, init).then((answer) => answer.status);
  expect([await ask(`${post.id}/reactions`), await ask('ids/reactions', { method: 'POST', body: JSON.stringify([post.id]) })]).toEqual([401, 401]);
});
