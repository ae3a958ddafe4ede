import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const SITE = 'https://chat.example.com';
const server = await startServer({
  MM_SERVICESETTINGS_SITEURL: SITE,
  MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true',
});
const SECRET = 'thequietpart';

interface Scene {
  readonly alice: Person;
  readonly bob: Person;
  readonly carol: Person;
  readonly team: Place;
  /** Where all three are. */
  readonly open: Place;
  /** Where Carol is not. */
  readonly closed: Place;
  readonly target: Place;
  readonly link: string;
}
async function scene(type = 'P', carolFields = {}): Promise<Scene> {
  const [alice, bob, carol] = [await server.user(), await server.user(), await server.user(carolFields)];
  const team = await server.team(alice, bob, carol);
  const open = await server.channel(team, [alice, bob, carol]);
  const closed = await server.channel(team, [alice, bob], { type });
  const target = await server.post(closed, alice, SECRET);
  return { alice, bob, carol, team, open, closed, target, link: `${SITE}/${team.name}/pl/${target.id}` };
}
const embedOf = (post: Place) => post.metadata?.embeds?.find((e: { type: string }) => e.type === 'permalink');
const textOf = (post: Place): string | undefined => embedOf(post)?.data.post.message;
const get = async (who: Person, id: string) => (await who.request('GET', `/api/v4/posts/${id}`)).body as Place;
const heard = async (socket: Awaited<ReturnType<Person['listen']>>, event: string, id: string): Promise<Place> =>
  JSON.parse((await socket.until(() => socket.events.find((e) => e.event === event && JSON.parse(e.data.post).id === id), event)).data.post);

/** Everything that somebody is shown of a channel's messages, as text. */
async function allThat(who: Person, { open, team }: Scene, post: Place): Promise<string> {
  await who.request('PUT', `/api/v4/users/${who.id}/preferences`, {
    body: [{ user_id: who.id, category: 'flagged_post', name: post.id, value: 'true' }],
  });
  const answers = await Promise.all([
    who.request('GET', `/api/v4/posts/${post.id}`),
    who.request('GET', `/api/v4/posts/${post.id}/thread`),
    who.request('POST', '/api/v4/posts/ids', { body: [post.id] }),
    who.request('GET', `/api/v4/channels/${open.id}/posts`),
    who.request('GET', `/api/v4/channels/${open.id}/posts?since=1`),
    who.request('GET', `/api/v4/channels/${open.id}/pinned`),
    who.request('GET', `/api/v4/users/me/channels/${open.id}/posts/unread?limit_before=30&limit_after=30`),
    who.request('GET', '/api/v4/users/me/posts/flagged'),
    who.request('POST', `/api/v4/teams/${team.id}/posts/search`, { body: { terms: 'forwarded', is_or_search: false } }),
    who.request('GET', `/api/v4/users/me/teams/${team.id}/threads?extended=true`),
  ]);
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain(post.id);
  }
  return JSON.stringify(answers.map(({ body }) => body));
}

test('a forwarded message is shown to those who may read it, and to nobody else, wherever it is looked for', async () => {
  const place = await scene();
  const { alice, bob, carol, open, closed, target, team, link } = place;
  const [toBob, toCarol] = [await bob.listen(), await carol.listen()];
  const post = await server.post(open, alice, `forwarded ${link}`, { is_pinned: true });
  await server.post(open, bob, `@${carol.username}`, { root_id: post.id });
  expect(textOf(post)).toBe(SECRET);
  expect(embedOf(post).data).toMatchObject({ post_id: target.id, channel_id: closed.id, channel_type: 'P', team_name: team.name });
  expect(textOf(await heard(toBob, 'posted', post.id))).toBe(SECRET);
  const told = await heard(toCarol, 'posted', post.id);
  expect([embedOf(told), told.props.previewed_post]).toEqual([undefined, undefined]);
  await server.post(open, bob, 'reply', { root_id: post.id });
  expect(await allThat(bob, place, post)).toContain(SECRET);
  expect(await allThat(carol, place, post)).not.toContain(SECRET);
  expect(JSON.stringify(toCarol.events)).not.toContain(SECRET);
});

test('an author who may not read the message shows it to nobody, whatever the props say', async () => {
  const { bob, carol, open, target, link } = await scene();
  const post = await server.post(open, carol, link, { props: { previewed_post: target.id } });
  expect(post.props).toEqual({});
  expect(embedOf(await get(bob, post.id))).toBeUndefined();
});

test('who leaves the channel of the message sees it no more', async () => {
  const { alice, bob, open, closed, link } = await scene();
  const post = await server.post(open, alice, link);
  expect(textOf(await get(bob, post.id))).toBe(SECRET);
  await bob.request('DELETE', `/api/v4/channels/${closed.id}/members/${bob.id}`);
  expect(embedOf(await get(bob, post.id))).toBeUndefined();
  expect(textOf(await get(alice, post.id))).toBe(SECRET);
});

test('a message that is edited later is shown as it is now, and not at all once it is deleted', async () => {
  const { alice, bob, open, target, link } = await scene();
  const post = await server.post(open, alice, link);
  await alice.request('PUT', `/api/v4/posts/${target.id}/patch`, { body: { message: 'said otherwise' } });
  expect(textOf(await get(bob, post.id))).toBe('said otherwise');
  await alice.request('DELETE', `/api/v4/posts/${target.id}`);
  expect(embedOf(await get(bob, post.id))).toBeUndefined();
  expect(JSON.stringify((await bob.request('GET', `/api/v4/channels/${open.id}/posts`)).body)).not.toContain('said otherwise');
});

test('a message into which the link is written later shows it to those who may read it only', async () => {
  const { alice, bob, carol, open, link } = await scene();
  const post = await server.post(open, alice, 'soon');
  const [toBob, toCarol] = [await bob.listen(), await carol.listen()];
  await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: link } });
  expect(textOf(await heard(toBob, 'post_edited', post.id))).toBe(SECRET);
  expect(embedOf(await heard(toCarol, 'post_edited', post.id))).toBeUndefined();
  await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: 'no more' } });
  expect(embedOf(await get(bob, post.id))).toBeUndefined();
});

test('what is said in an open channel is shown to the team, but not to its guests', async () => {
  const { alice, carol, open, link } = await scene('O');
  const post = await server.post(open, alice, link);
  expect(textOf(await get(carol, post.id))).toBe(SECRET);
  const guests = await scene('O', { roles: 'system_guest' });
  const toGuest = await guests.carol.listen();
  const other = await server.post(guests.open, guests.alice, guests.link);
  expect(embedOf(await heard(toGuest, 'posted', other.id))).toBeUndefined();
  expect(embedOf(await get(guests.carol, other.id))).toBeUndefined();
});

test('a preview shows no preview of its own, and nothing of a message that vanishes', async () => {
  const { alice, bob, closed, open, team, link } = await scene();
  const first = await server.post(closed, alice, `see ${link}`);
  const second = await server.post(open, alice, `${SITE}/${team.name}/pl/${first.id}`);
  expect(embedOf(await get(bob, second.id)).data.post.metadata?.embeds).toBeUndefined();
  const vanishing = await server.post(closed, alice, 'burning', { type: 'burn_on_read' });
  const third = await server.post(open, alice, `${SITE}/_redirect/pl/${vanishing.id}`);
  expect(JSON.stringify(await get(bob, third.id))).not.toContain('burning');
});

test('a preview shows what hangs on the message, but no channel that not everybody may know of', async () => {
  const { alice, bob, open, closed, team } = await scene();
  const secret = await server.channel(team, [alice], { type: 'P', display_name: 'Hidden cellar' });
  const target = await server.post(closed, alice, `see ~${secret.name}`, { metadata: { priority: { priority: 'urgent' } } });
  await bob.client.addReaction(bob.id, target.id, 'smile');
  const toBob = await bob.listen();
  const post = await server.post(open, alice, `${SITE}/${team.name}/pl/${target.id}`);
  for (const shown of [await get(bob, post.id), await heard(toBob, 'posted', post.id)]) {
    expect(embedOf(shown).data.post.metadata).toMatchObject({ priority: { priority: 'urgent' }, reactions: [{ emoji_name: 'smile' }] });
    expect(JSON.stringify(shown)).not.toContain('Hidden cellar');
  }
});

test('who asks where a message is learns it only if they are there or may join', async () => {
  const { bob, carol, target, closed } = await scene();
  expect((await bob.request('GET', `/api/v4/posts/${target.id}/info`)).body).toMatchObject({ channel_id: closed.id, has_joined_channel: true });
  expect((await carol.request('GET', `/api/v4/posts/${target.id}/info`)).status).toBe(404);
});

test('switched off, links stay links, those of before too', async () => {
  const { alice, open, link } = await scene();
  const before = await server.post(open, alice, link);
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: { EnablePermalinkPreviews: false } } });
  const post = await server.post(open, alice, link);
  const embeds = [post, await get(alice, before.id)].map((each) => each.metadata.embeds);
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: { EnablePermalinkPreviews: true } } });
  expect(embeds).toEqual([[{ type: 'link', url: link }], [{ type: 'link', url: link }]]);
  expect(post.props.previewed_post).toBeUndefined();
});
