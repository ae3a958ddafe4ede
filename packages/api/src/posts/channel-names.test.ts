import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const SITE = 'https://chat.example.com';
const server = await startServer({ MM_SERVICESETTINGS_SITEURL: SITE, MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true' });
const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
const team = await server.team(alice, bob, carol);
const [open, other] = [await server.channel(team, [alice, bob, carol]), await server.channel(team, [alice])];
const secret = await server.channel(team, [alice, bob], { type: 'P', display_name: 'Takeover' });

const heard = async (socket: Awaited<ReturnType<Person['listen']>>, event: string, id: string): Promise<Place> =>
  JSON.parse((await socket.until(() => socket.events.find((e) => e.event === event && JSON.parse(e.data.post).id === id), event)).data.post);
const names = (post: Place) => Object.keys(post.props.channel_mentions ?? {}).sort();
const get = async (who: Person, id: string): Promise<Place> => (await who.request('GET', `/api/v4/posts/${id}`)).body;

test('the title of a private channel that a message names is told to its members only', async () => {
  const [toBob, toCarol] = [await bob.listen(), await carol.listen()];
  const post = await server.post(open, alice, `~${secret.name} and ~${other.name}`);
  const both = [secret.name, other.name].sort();
  expect([names(post), names(await heard(toBob, 'posted', post.id)), names(await get(bob, post.id))]).toEqual([both, both, both]);
  expect([names(await heard(toCarol, 'posted', post.id)), names(await get(carol, post.id))]).toEqual([[other.name], [other.name]]);
  await server.post(open, bob, `@${carol.username}`, { root_id: post.id });
  await toCarol.next('thread_updated');
  const threads = (await carol.request('GET', `/api/v4/users/me/teams/${team.id}/threads`)).body;
  expect(names(threads.threads[0].post)).toEqual([other.name]);
  const list = (await carol.request('GET', `/api/v4/channels/${open.id}/posts`)).body;
  expect(JSON.stringify([list, toCarol.events])).not.toContain('Takeover');
});

test('what one may see of a message does not depend on who changed it last', async () => {
  const target = await server.post(secret, alice, 'thequietpart');
  const post = await server.post(open, alice, `~${secret.name} ${SITE}/${team.name}/pl/${target.id}`);
  const [toBob, toCarol] = [await bob.listen(), await carol.listen()];
  await carol.request('POST', `/api/v4/posts/${post.id}/pin`);
  const [bobs, carols] = [await heard(toBob, 'post_edited', post.id), await heard(toCarol, 'post_edited', post.id)];
  expect([names(bobs), bobs.metadata.embeds[0].data.post.message]).toEqual([[secret.name], 'thequietpart']);
  expect([names(carols), carols.metadata.embeds]).toEqual([[], undefined]);
});

test('of several private channels each reads the titles of his own', async () => {
  const cellar = await server.channel(team, [alice, carol], { type: 'P' });
  const toCarol = await carol.listen();
  const post = await server.post(open, alice, `~${secret.name} ~${cellar.name} ~${other.name}`);
  const hers = [cellar.name, other.name].sort();
  expect([names(await heard(toCarol, 'posted', post.id)), names(await get(carol, post.id))]).toEqual([hers, hers]);
});

test('a guest hears the titles of no channels but those he is in', async () => {
  const guest = await server.user({ roles: 'system_guest' });
  await server.admin.client.addToTeam(team.id, guest.id);
  const lobby = await server.channel(team, [alice, guest]);
  const [toGuest, toAlice] = [await guest.listen(), await alice.listen()];
  const post = await server.post(lobby, alice, `~${other.name} and ~${lobby.name}`);
  const both = [other.name, lobby.name].sort();
  expect([names(await heard(toGuest, 'posted', post.id)), names(await get(guest, post.id))]).toEqual([[lobby.name], [lobby.name]]);
  expect(names(await heard(toAlice, 'posted', post.id))).toEqual(both);
  await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: `~${other.name}` } });
  expect([names(await heard(toGuest, 'post_edited', post.id)), names(await heard(toAlice, 'post_edited', post.id))]).toEqual([[], [other.name]]);
  await alice.request('DELETE', `/api/v4/posts/${post.id}`);
  expect(names(await heard(toGuest, 'post_deleted', post.id))).toEqual([]);
});
