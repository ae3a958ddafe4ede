import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const LIMIT = 6;
const server = await startServer({ MM_TEAMSETTINGS_MAXNOTIFICATIONSPERCHANNEL: String(LIMIT) });
const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob, carol);

const props = (who: Person, notify_props: Record<string, string>) =>
  who.request('PUT', '/api/v4/users/me/patch', { body: { notify_props: { ...who.user.notify_props, ...notify_props } } });
const countOf = async (who: Person, place: Place) =>
  (await who.request('GET', `/api/v4/channels/${place.id}/members/${who.id}`)).body.mention_count as number;

/** Who of these is mentioned by a message of Alice's. */
async function mentioned(message: string, place = channel, people: readonly Person[] = [bob, carol], author = alice): Promise<Person[]> {
  const before = await Promise.all(people.map((who) => countOf(who, place)));
  await server.post(place, author, message);
  const after = await Promise.all(people.map((who) => countOf(who, place)));
  return people.filter((_, i) => after[i] === (before[i] ?? 0) + 1);
}
const namesOf = (people: readonly Person[]) => people.map(({ username }) => username);

test('words that somebody chose mention them, in any case and with punctuation, but not in code and not as parts of words', async () => {
  const person = await server.user();
  const place = await server.channelWith(alice, person);
  await props(person, { mention_keys: 'anchor, x-ray,Größe' });
  for (const text of ['Anchor!', '(anchor)', '**anchor**', 'x-ray', 'an X-RAY.', 'die größe']) {
    expect([text, namesOf(await mentioned(text, place, [person]))]).toEqual([text, [person.username]]);
  }
  for (const text of ['anchorage', '`anchor`', '```\nanchor\n```', 'https://example.com/anchor', 'x ray']) {
    expect([text, await mentioned(text, place, [person])]).toEqual([text, []]);
  }
});

test('a first name mentions as it is written, for who wants that', async () => {
  const person = await server.user({ first_name: 'Robert' });
  const place = await server.channelWith(alice, person);
  expect(await mentioned('Robert', place, [person])).toEqual([]);
  await props(person, { first_name: 'true' });
  expect(await mentioned('Robert, look', place, [person])).toEqual([person]);
  expect(await mentioned('robert', place, [person])).toEqual([]);
});

test('a message counts once for somebody, however often it names them', async () => {
  expect(await mentioned(`@${bob.username} @${bob.username} @all`)).toEqual([bob, carol]);
});

test('the author mentions nobody by naming themselves', async () => {
  expect(await mentioned(`@${alice.username} @all`, channel, [alice])).toEqual([]);
});

test('@channel and @all mention everybody but those who do not want it or have muted the channel', async () => {
  const place = await server.channelWith(alice, bob, carol);
  for (const word of ['@channel', '@all', '@ALL.']) expect(await mentioned(word, place)).toEqual([bob, carol]);
  await bob.request('PUT', `/api/v4/channels/${place.id}/members/${bob.id}/notify_props`, { body: { mark_unread: 'mention' } });
  expect(await mentioned('@channel', place)).toEqual([carol]);
  await bob.request('PUT', `/api/v4/channels/${place.id}/members/${bob.id}/notify_props`, { body: { ignore_channel_mentions: 'off' } });
  expect(await mentioned('@channel', place)).toEqual([bob, carol]);
  await carol.request('PUT', `/api/v4/channels/${place.id}/members/${carol.id}/notify_props`, { body: { ignore_channel_mentions: 'on' } });
  expect(await mentioned('@channel', place)).toEqual([bob]);
});

test('@here mentions those who are online', async () => {
  const status = (who: Person, word: string) => who.request('PUT', `/api/v4/users/${who.id}/status`, { body: { user_id: who.id, status: word } });
  await status(bob, 'online');
  await status(carol, 'away');
  expect(await mentioned('@here')).toEqual([bob]);
});

test('in a channel with too many members calls to everybody mention nobody, and only the author hears of it', async () => {
  const many = await Promise.all(Array.from({ length: LIMIT - 3 }, () => server.user()));
  const place = await server.channelWith(alice, bob, carol, ...many);
  const [own, other] = [await alice.listen(), await bob.listen()];
  expect(await mentioned('@channel', place)).toEqual([]);
  expect(JSON.parse((await own.next('ephemeral_message')).data.post)).toMatchObject({ channel_id: place.id, user_id: alice.id });
  expect(await mentioned(`@channel @${bob.username}`, place)).toEqual([bob]);
  expect(other.events.map((e) => e.event)).not.toContain('ephemeral_message');
});

test('who may not call everybody is heard by nobody, and the message says so to clients', async () => {
  const place = await server.channelWith(alice, bob, carol);
  const rights = await server.admin.request('PUT', `/api/v4/channels/${place.id}/moderations/patch`, {
    body: [{ name: 'use_channel_mentions', roles: { members: false } }],
  });
  expect(rights.status).toBe(200);
  expect(await mentioned('@channel', place)).toEqual([]);
  expect((await server.post(place, alice, '@all')).props.mentionHighlightDisabled).toBe(true);
});

test('a group mentions its members in the channel; the author learns who is not there', async () => {
  const outsider = await server.user();
  await server.admin.request('POST', `/api/v4/teams/${channel.team_id}/members`, { body: { team_id: channel.team_id, user_id: outsider.id } });
  const name = `crew${Date.now()}`;
  const made = await server.admin.request('POST', '/api/v4/groups', {
    body: { name, display_name: 'Crew', source: 'custom', allow_reference: true, user_ids: [bob.id, outsider.id] },
  });
  expect(made.status).toBe(201);
  const own = await alice.listen();
  expect(await mentioned(`@${name.toUpperCase()}, all hands`)).toEqual([bob]);
  const note = JSON.parse((await own.next('ephemeral_message')).data.post);
  expect(note.props.add_channel_member.not_in_channel_usernames).toEqual([outsider.username]);
  expect(await mentioned(`\`@${name}\``)).toEqual([]);
});

test('a message full of names costs little', async () => {
  const text = Array.from({ length: 1000 }, (_, i) => `@nobody${i}`)
    .join(' ')
    .slice(0, 16_000);
  const begin = performance.now();
  expect(await mentioned(`${text} @${bob.username}`)).toEqual([bob]);
  expect(performance.now() - begin).toBeLessThan(1_000);
});
