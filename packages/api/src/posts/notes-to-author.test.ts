import { expect, test } from 'bun:test';
import { groupOf } from '@foremast/testing/group-of';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const LIMIT = 4;
const server = await startServer({ MM_TEAMSETTINGS_MAXNOTIFICATIONSPERCHANNEL: String(LIMIT), MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true' });
const { admin } = server;
const [alice, bob, zed] = [await server.user(), await server.user(), await server.user()];
const team = await server.team(alice, bob, zed);
const own = await alice.listen();

/** What the author alone is told of a message. */
async function notes(place: Place, message: string, author = alice, socket = own, fields: Record<string, unknown> = {}) {
  const before = socket.events.length;
  const post = await server.post(place, author, message, fields);
  await socket.until(() => socket.events.find((e) => e.event === 'posted' && JSON.parse(e.data.post).id === post.id), 'posted');
  const end = await server.post(place, author, 'the end');
  await socket.until(() => socket.events.find((e) => e.event === 'posted' && JSON.parse(e.data.post).id === end.id), 'posted');
  return socket.events
    .slice(before)
    .filter((e) => e.event === 'ephemeral_message')
    .map((e) => JSON.parse(e.data.post));
}

const demote = (who: Person) => admin.request('POST', `/api/v4/users/${who.id}/demote`);

test('who may not call everybody is told so, also of calls in code, but not of messages of other kinds', async () => {
  const place = await server.channel(team, [alice, bob]);
  await admin.request('PUT', `/api/v4/channels/${place.id}/moderations/patch`, {
    body: [{ name: 'use_channel_mentions', roles: { members: false } }],
  });
  for (const message of ['@channel', 'see `@Here`']) {
    expect(await notes(place, message)).toMatchObject([
      { type: 'system_ephemeral', user_id: alice.id, channel_id: place.id, root_id: '', props: { mentionHighlightDisabled: true } },
    ]);
  }
  expect(await notes(place, '@channels, x@all')).toEqual([]);
  expect(await notes(place, '@all', alice, own, { type: 'custom_x' })).toEqual([]);
  const post = await server.post(place, alice, 'plain');
  const edited = await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: 'now for @all' } });
  expect(edited.body.props).toEqual({ mentionHighlightDisabled: true });
});

test('a guest who edits a name into a message calls no group', async () => {
  const guest = await server.user();
  const place = await server.channelWith(alice, guest);
  await demote(guest);
  const post = await server.post(place, guest, 'plain');
  const edited = await guest.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: `@${alice.username}` } });
  expect(edited.body.props).toEqual({ disable_group_highlight: true });
});

test('calls to everybody end with the limit, and only above it the author is told, once for each word', async () => {
  const place = await server.channel(team, [alice, bob, zed]);
  expect(await notes(place, '@channel @here')).toEqual([]);
  await admin.request('POST', `/api/v4/channels/${place.id}/members`, { body: { user_id: (await joined()).id } });
  expect((await notes(place, '@all @channel @here @all')).map((note) => note.message.split(' ')[0])).toEqual(['@here', '@channel', '@all']);
});

async function joined(): Promise<Person> {
  const person = await server.user();
  await admin.request('POST', `/api/v4/teams/${team.id}/members`, { body: { team_id: team.id, user_id: person.id } });
  return person;
}

test('a guest is told only of people whom the guest can see', async () => {
  const [guest, near, far] = [await joined(), await joined(), await server.user()];
  const [place, shared] = [await server.channel(team, [guest]), await server.channel(team, [guest, near])];
  await demote(guest);
  expect(shared.id).toBeString();
  const socket = await guest.listen();
  const told = await notes(place, `@${near.username} @${far.username}`, guest, socket);
  expect(told.map((note) => note.props)).toMatchObject([{ add_channel_member: { usernames: [near.username] } }]);
});

test('of a group only members of the team count; the author learns that there is none', async () => {
  const place = await server.channel(team, [alice, bob]);
  const stranger = await server.user();
  const group = await groupOf(server, [stranger]);
  const told = await notes(place, `@${group.name}`);
  expect(told).toMatchObject([{ user_id: alice.id, props: {} }]);
  expect(told[0].message).toContain(`@${group.name}`);
});

test('in a channel that is filled from groups, those can be called, and groups that people made; the note tells who cannot be added', async () => {
  const [filling, other, made] = [
    await groupOf(server, [alice, bob], 'ldap'),
    await groupOf(server, [bob, zed], 'ldap'),
    await groupOf(server, [bob, zed]),
  ];
  const place = await server.channel(team, [alice, bob]);
  await admin.request('POST', `/api/v4/groups/${filling.id}/channels/${place.id}/link`, { body: { auto_add: true } });
  await admin.request('PUT', `/api/v4/channels/${place.id}/patch`, { body: { group_constrained: true } });
  await server.drainJobs();
  const countOf = async (who: Person) => (await who.request('GET', `/api/v4/channels/${place.id}/members/${who.id}`)).body.mention_count;
  const before = await countOf(bob);
  expect(await notes(place, `@${other.name}`)).toEqual([]);
  expect(await countOf(bob)).toBe(before);
  expect((await notes(place, `@${made.name} and @${filling.name}`)).map((note) => note.props)).toMatchObject([
    { add_channel_member: { usernames: [zed.username], not_in_channel_usernames: [], not_in_groups_usernames: [zed.username] } },
  ]);
  expect(await countOf(bob)).toBe(before + 1);
});

test('whose account is deactivated is neither mentioned nor counted', async () => {
  const [gone, carol] = [await joined(), await joined()];
  const direct = (await alice.request('POST', '/api/v4/channels/direct', { body: [alice.id, gone.id] })).body;
  const group = (await alice.request('POST', '/api/v4/channels/group', { body: [alice.id, gone.id, carol.id] })).body;
  await admin.request('PUT', `/api/v4/users/${gone.id}/active`, { body: { active: false } });
  await server.post(direct, alice, 'anybody there?');
  await server.post(group, alice, 'and here?');
  const posted = await own.until(() => own.events.find((e) => e.event === 'posted' && JSON.parse(e.data.post).channel_id === group.id), 'posted');
  expect(posted.data.channel_display_name).not.toContain(gone.username);
  const countIn = async (place: Place, who: Person) =>
    (await admin.request('GET', `/api/v4/users/${who.id}/channel_members?page=0&per_page=100`)).body.find(
      (member: { channel_id: string }) => member.channel_id === place.id,
    )?.mention_count;
  expect([await countIn(direct, gone), await countIn(group, gone), await countIn(group, carol)]).toEqual([0, 0, 1]);
});

test('notes are in the language of their reader', async () => {
  const anna = await server.user({ locale: 'de' });
  await admin.request('POST', `/api/v4/teams/${team.id}/members`, { body: { team_id: team.id, user_id: anna.id } });
  const place = await server.channel(team, [anna]);
  const [note] = await notes(place, `@${zed.username}`, anna, await anna.listen());
  expect(note.message).toBe(`Diese Nachricht ging nicht an @${zed.username}: nicht im Kanal.`);
});
