import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { getTeamMembersForUser } from './get-team-members-for-user.ts';
import { getTeamsForUser } from './get-teams-for-user.ts';
import { removeTeamMember } from './remove-team-member.ts';

const server = await startServer();
const [alice, bob, mallory] = [await server.user(), await server.user(), await server.user()];

test('who leaves a team leaves its channels, keeps direct messages, and everybody in it hears of it', async () => {
  const team = await server.team(alice, bob);
  const channel = await server.channel(team, [alice, bob]);
  const direct = await alice.client.createDirectChannel([alice.id, bob.id]);
  const [leaver, stayer] = [await alice.listen(), await bob.listen()];
  const params = { team_id: team.id, user_id: alice.id };
  expect(await alice.call(removeTeamMember, { params })).toMatchObject({ status: 200, body: { status: 'OK' } });
  expect((await stayer.next('leave_team')).data).toEqual({ user_id: alice.id, team_id: team.id });
  expect((await leaver.next('leave_team')).broadcast).toMatchObject({ user_id: alice.id, team_id: '' });
  expect((await alice.call(getTeamsForUser, { params: { user_id: 'me' } })).body).toEqual([]);
  const [membership] = (await alice.call(getTeamMembersForUser, { params: { user_id: 'me' } })).body;
  expect(membership.delete_at).toBeGreaterThan(0);
  expect(await bob.request('GET', `/api/v4/channels/${channel.id}/members/${alice.id}`)).toMatchObject({ status: 404 });
  expect(await alice.request('GET', `/api/v4/channels/${direct.id}/members/${alice.id}`)).toMatchObject({ status: 200 });
  expect(await alice.call(removeTeamMember, { params })).toMatchObject({
    status: 400,
    body: { id: 'api.team.remove_user_from_team.missing.app_error' },
  });
});

test.each([
  ['by somebody outside', () => mallory, 403],
  ['by another member', () => bob, 403],
  ['by an administrator', () => server.admin, 200],
])('removing somebody %s', async (_, who, status) => {
  const team = await server.team(alice, bob);
  expect((await who().call(removeTeamMember, { params: { team_id: team.id, user_id: alice.id } })).status).toBe(status);
});

test('who comes back is an ordinary member again', async () => {
  const team = await server.team(alice);
  const params = { team_id: team.id, user_id: alice.id };
  await server.admin.request('PUT', `/api/v4/teams/${team.id}/members/${alice.id}/schemeRoles`, { body: { scheme_user: true, scheme_admin: true } });
  await server.admin.call(removeTeamMember, { params });
  const back = await server.admin.request('POST', `/api/v4/teams/${team.id}/members`, { body: { team_id: team.id, user_id: alice.id } });
  expect(back).toMatchObject({ status: 201, body: { roles: 'team_user', scheme_admin: false, delete_at: 0 } });
});
