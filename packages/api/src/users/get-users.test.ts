import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { autocompleteUsers } from './autocomplete-users.ts';
import { demoteUserToGuest } from './demote-user-to-guest.ts';
import { getUser } from './get-user.ts';
import { getUsers } from './get-users.ts';
import { getUsersByIds } from './get-users-by-ids.ts';
import { searchUsers } from './search-users.ts';

const server = await startServer({ MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true' });
const [anna, bert, guest, stranger] = [
  await server.user({ first_name: 'Anna' }),
  await server.user({ nickname: 'Bertie' }),
  await server.user(),
  await server.user(),
];
const team = await server.team(anna, bert, guest);
const room = await server.channel(team, [anna, guest], { type: 'P' });
await server.admin.call(demoteUserToGuest, { params: { user_id: guest.id } });
const names = (users: { username: string }[]) => users.map((user) => user.username);

test('the people of a team come in the order of their names, a page at a time', async () => {
  const all = names((await anna.call(getUsers, { query: { in_team: team.id } })).body);
  expect(all).toEqual([...all].sort());
  expect(all).toContain(bert.username);
  const second = names((await anna.call(getUsers, { query: { in_team: team.id, page: 1, per_page: 2 } })).body);
  expect(second).toEqual(all.slice(2, 4));
});

test('roles tell guests, members and administrators apart', async () => {
  const list = async (query: Record<string, string>) => names((await server.admin.call(getUsers, { query: { in_team: team.id, ...query } })).body);
  expect(await list({ roles: 'system_guest' })).toEqual([guest.username]);
  expect(await list({ team_roles: 'team_user' })).toEqual([anna.username, bert.username].sort());
});

test.each([
  ['an unknown role', 400, { in_team: 'x', roles: 'nonsense' }],
  ['an order that does not fit', 400, { sort: 'status' }],
  ['active and inactive people at once', 400, { active: 'true', inactive: 'true' }],
])('a list with %s is refused', async (_, status, query) => {
  expect((await server.admin.call(getUsers, { query })).status).toBe(status);
});

test('the people of a team are for those who may see the team', async () => {
  expect((await stranger.call(getUsers, { query: { in_team: team.id } })).status).toBe(403);
});

test('guests see the people they share a channel with, and nobody else', async () => {
  expect((await guest.call(getUser, { params: { user_id: anna.id } })).status).toBe(200);
  expect((await guest.call(getUser, { params: { user_id: stranger.id } })).status).toBe(403);
  expect((await guest.call(getUser, { params: { user_id: 'a'.repeat(26) } })).status).toBe(403);
  expect(names((await guest.call(getUsersByIds, { body: [anna.id, stranger.id] })).body)).toEqual([anna.username]);
});

test('a search finds parts of names, whatever the case, and takes wildcards for letters', async () => {
  const find = async (term: string) => names((await bert.call(searchUsers, { body: { term, team_id: team.id } })).body);
  expect(await find('ANN')).toEqual([anna.username]);
  expect(await find('erti')).toEqual([bert.username]);
  expect(await find('%')).toEqual([]);
});

test('completing a name tells those in the channel from those outside', async () => {
  const { body } = await anna.call(autocompleteUsers, { query: { in_team: team.id, in_channel: room.id, name: '' } });
  expect(names(body.users)).toContain(anna.username);
  expect(names(body.out_of_channel)).toEqual([bert.username]);
});
