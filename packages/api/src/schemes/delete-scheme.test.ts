import { expect, test } from 'bun:test';
import { startServer, unique } from '@foremast/testing/server';
import { getTeamMember } from '../teams/get-team-member.ts';
import { updateTeamScheme } from '../teams/update-team-scheme.ts';
import { createScheme } from './create-scheme.ts';
import { deleteScheme } from './delete-scheme.ts';
import { getScheme } from './get-scheme.ts';
import { getTeamsForScheme } from './get-teams-for-scheme.ts';

const server = await startServer();

test('a team under a scheme has its roles until the scheme ends', async () => {
  const alice = await server.user();
  const team = await server.team(alice);
  const { body: scheme } = await server.admin.call(createScheme, { body: { name: unique('scheme'), display_name: 'Scheme', scope: 'team' } });
  const params = { scheme_id: scheme.id };
  await server.admin.call(updateTeamScheme, { params: { team_id: team.id }, body: { scheme_id: scheme.id } });
  const roles = async () => (await alice.call(getTeamMember, { params: { team_id: team.id, user_id: alice.id } })).body.roles;
  expect(await roles()).toBe(scheme.default_team_user_role);
  expect((await server.admin.call(getTeamsForScheme, { params })).body).toMatchObject([{ id: team.id, scheme_id: scheme.id }]);
  expect(await server.admin.call(deleteScheme, { params })).toMatchObject({ status: 200 });
  expect(await roles()).toBe('team_user');
  expect((await server.admin.call(getScheme, { params })).body.delete_at).toBeGreaterThan(0);
});

test.each([
  ['without a title', { display_name: '' }],
  ['with signs in its name', { name: 'not-good' }],
  ['of no known scope', { scope: 'world' }],
])('a scheme %s is refused', async (_, change) => {
  const body = { name: unique('scheme'), display_name: 'Scheme', scope: 'team', ...change };
  expect(await server.admin.call(createScheme, { body })).toMatchObject({ status: 400, body: { id: 'app.scheme.save.invalid_scheme.app_error' } });
});

test('ordinary people see and make no schemes', async () => {
  const alice = await server.user();
  expect(await alice.call(createScheme, { body: { name: unique('scheme'), display_name: 'S', scope: 'team' } })).toMatchObject({ status: 403 });
});
