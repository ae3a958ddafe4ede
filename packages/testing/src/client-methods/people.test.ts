import { expect, test } from 'bun:test';
import { startServer } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer();
const methods = recorder('people');
const admin = methods.of(server.admin);
const [alice, bob, stranger] = [await server.user(), await server.user(), await server.user()];
const own = methods.of(alice);
const channel = await server.channelWith(alice, bob);
const team = String(channel.team_id);
const ids = (people: readonly { id: string }[]): string[] => people.map(({ id }) => id).sort();
const two = ids([alice, bob]);

test('somebody is found by id, name and address', async () => {
  expect(await own.getMe()).toMatchObject({ id: alice.id, email: alice.user.email });
  const found = await own.getUser(bob.id);
  expect(found).toMatchObject({ id: bob.id, username: bob.username });
  expect(found.auth_data ?? '').toBe('');
  expect(await own.getUserByUsername(bob.username)).toMatchObject({ id: bob.id });
  expect(await own.getUserByEmail(bob.user.email)).toMatchObject({ id: bob.id });
  expect(ids(await own.getProfilesByIds([alice.id, bob.id, 'x'.repeat(26)]))).toEqual(two);
  expect(ids(await own.getProfilesByUsernames([alice.username, bob.username, 'nobody']))).toEqual(two);
});

test('people are listed: all, of a team, of a channel, and those who are not in them', async () => {
  expect(ids(await own.getProfiles(0, 200))).toContain(stranger.id);
  expect(ids(await own.getProfilesInTeam(team))).toEqual(ids([alice, bob, server.admin]));
  expect(ids(await own.getProfilesNotInTeam(team, false))).toEqual([stranger.id]);
  expect(ids(await admin.getProfilesWithoutTeam(0, 200))).toContain(stranger.id);
  expect(ids(await own.getProfilesInChannel(channel.id))).toEqual(ids([alice, bob, server.admin]));
  const late = await server.user();
  await admin.addToTeam(team, late.id);
  expect(ids(await own.getProfilesNotInChannel(team, channel.id, false))).toEqual([late.id]);
  expect(await own.getKnownUsers()).toContain(bob.id);
  expect(await own.getKnownUsers()).not.toContain(stranger.id);
});

test('the people of group messages are told for each of them', async () => {
  const group = await own.createGroupChannel([alice.id, bob.id, stranger.id]);
  const found = await own.getProfilesInGroupChannels([group.id]);
  expect(ids(found[group.id] ?? [])).toEqual(ids([bob, stranger]));
});

test('people are searched for, and offered while a name is typed', async () => {
  expect(ids(await own.searchUsers(bob.username, { team_id: team }))).toEqual([bob.id]);
  const { users, out_of_channel = [] } = await own.autocompleteUsers(bob.username.slice(0, -1), team, channel.id);
  expect(ids([...users, ...out_of_channel])).toContain(bob.id);
  expect(await own.canUserDirectMessage(alice.id, bob.id)).toEqual({ can_dm: true });
});

test('people are counted', async () => {
  const { total_users_count } = await own.getTotalUsersStats();
  expect(total_users_count).toBeGreaterThanOrEqual(4);
  expect(await admin.getFilteredUsersStats({ in_team: team } as never)).toMatchObject({ total_users_count: expect.any(Number) });
  expect(await admin.getFilteredUsersStats({ in_channel: channel.id } as never)).toEqual({ total_users_count: 3 });
  expect((await admin.getServerLimits()).data).toMatchObject({ activeUserCount: expect.any(Number) });
});

test('administrators have people reported, as pages and as a file', async () => {
  const filter = { page_size: 100, sort_column: 'Username', sort_direction: 'asc', search_term: bob.username } as never;
  const rows = await admin.getUsersForReporting(filter);
  expect(rows).toMatchObject([{ id: bob.id, username: bob.username }]);
  expect(await admin.getUserCountForReporting({ search_term: bob.username } as never)).toBe(1);
  expect(await admin.startUsersBatchExport({ date_range: 'all_time' } as never)).toEqual({ status: 'OK' });
  await expect(own.getUsersForReporting(filter)).rejects.toMatchObject({ status_code: 403 });
});

test('what somebody did can be read afterwards', async () => {
  await own.patchMe({ nickname: 'watched' });
  const audits = await admin.getUserAudits(alice.id);
  expect(audits[0]).toMatchObject({ user_id: alice.id, action: expect.stringContaining('/api/v4/users/me/patch') });
});

methods.everyMethodIsCalled();
