import { expect, test } from 'bun:test';
import { CHANNEL_PEOPLE } from '@foremast/store/queries/channel-members';
import { deactivateGuests } from '@foremast/store/queries/guest-flags';
import { startServer } from '@foremast/testing/server';
import { demoteUserToGuest } from './demote-user-to-guest.ts';
import { promoteGuestToUser } from './promote-guest-to-user.ts';

const server = await startServer({ MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true' });
const [member, guest, hidden] = [await server.user(), await server.user(), await server.user()];
const channel = await server.channelWith(member, guest);
const team = await server.channel({ id: channel.team_id, name: '' }, []);
await server.admin.call(demoteUserToGuest, { params: { user_id: guest.id } });
const mine = await server.post(channel, guest);

// One of each family of operations: what members may here, guests may not.
const closed: Readonly<Record<string, readonly [method: string, path: string, body?: unknown]>> = {
  'make a team': ['POST', '/teams', { name: `t${Date.now()}`, display_name: 'T', type: 'O' }],
  'list teams': ['GET', '/teams'],
  'make an open channel': ['POST', '/channels', { team_id: channel.team_id, name: 'guests', display_name: 'G', type: 'O' }],
  'make a private channel': ['POST', '/channels', { team_id: channel.team_id, name: 'guestsp', display_name: 'G', type: 'P' }],
  'see an open channel that they are not in': ['GET', `/channels/${team.id}`],
  'join an open channel': ['POST', `/channels/${team.id}/members`, { user_id: guest.id }],
  'bring others into their channel': ['POST', `/channels/${channel.id}/members`, { user_id: hidden.id }],
  'rename their channel': ['PUT', `/channels/${channel.id}/patch`, { display_name: 'Ours' }],
  'archive their channel': ['DELETE', `/channels/${channel.id}`],
  'complete names of channels': ['GET', `/teams/${channel.team_id}/channels/autocomplete?name=t`],
  'see people they share nothing with': ['GET', `/users/${hidden.id}`],
  'invite people': ['POST', `/teams/${channel.team_id}/invite/email`, ['somebody@example.com']],
  'invite guests': ['POST', `/teams/${channel.team_id}/invite-guests/email`, { emails: ['somebody@example.com'], channels: [channel.id] }],
  'delete their own messages': ['DELETE', `/posts/${mine.id}`],
  'add bookmarks': ['POST', `/channels/${channel.id}/bookmarks`, { display_name: 'B', type: 'link', link_url: 'https://example.com' }],
  'make groups': ['POST', '/groups', { name: 'guestsgroup', display_name: 'G', source: 'custom', allow_reference: true, user_ids: [] }],
  'make hooks': ['POST', '/hooks/incoming', { channel_id: channel.id }],
  'make commands': ['POST', '/commands', { team_id: channel.team_id, trigger: 'g', url: 'https://example.com', method: 'P' }],
  'read reports': ['GET', '/reports/users'],
  'read the roles of channels': ['GET', `/channels/${channel.id}/moderations`],
};

test.each(Object.entries(closed))('guests do not %s', async (_, [method, path, body]) => {
  const { status } = await guest.request(method, `/api/v4${path}`, { body });
  expect([403, 404]).toContain(status);
});

test('guests write, answer, react and read in the channels that they are in', async () => {
  const post = await server.post(channel, member);
  expect((await guest.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, message: 'hi', root_id: post.id } })).status).toBe(201);
  const reaction = { user_id: guest.id, post_id: post.id, emoji_name: 'tada' };
  expect((await guest.request('POST', '/api/v4/reactions', { body: reaction })).status).toBe(200);
  expect((await guest.request('GET', `/api/v4/channels/${channel.id}/posts`)).status).toBe(200);
  const found = (await guest.request('POST', '/api/v4/users/search', { body: { term: 'person' } })).body as { id: string }[];
  expect(found.map(({ id }) => id)).not.toContain(hidden.id);
});

test('a member becomes a guest and a member again, everywhere, told to its own clients, with sessions that go on', async () => {
  const person = await server.user();
  const place = await server.channelWith(person);
  const socket = await person.listen();
  const flags = async () => {
    const inTeam = (await server.admin.request('GET', `/api/v4/teams/${place.team_id}/members/${person.id}`)).body;
    const inChannel = (await server.admin.request('GET', `/api/v4/channels/${place.id}/members/${person.id}`)).body;
    return [inTeam.scheme_guest, inTeam.scheme_user, inChannel.scheme_guest, inChannel.scheme_user];
  };
  await server.admin.call(demoteUserToGuest, { params: { user_id: person.id } });
  expect(await flags()).toEqual([true, false, true, false]);
  expect(JSON.parse((await socket.next('memberrole_updated')).data.member)).toMatchObject({ scheme_guest: true });
  expect((await person.client.getMe()).roles).toBe('system_guest');
  expect((await server.admin.call(demoteUserToGuest, { params: { user_id: person.id } })).status).toBe(501);
  await server.admin.call(promoteGuestToUser, { params: { user_id: person.id } });
  expect(await flags()).toEqual([false, true, false, true]);
  expect((await person.client.getMe()).roles).toBe('system_user');
});

test('when guest accounts close, every process forgets who is in the channels of guests', async () => {
  const { store } = server.running.app;
  const { value, touches } = await store.transaction((db) => deactivateGuests(db, Date.now()));
  expect(value).toContain(guest.id);
  expect(touches).toContainEqual({ cache: CHANNEL_PEOPLE, key: channel.id });
  expect(touches).toContainEqual({ cache: 'sessions', key: guest.session.token });
});
