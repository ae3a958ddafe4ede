import { expect, test } from 'bun:test';
import { newId } from '@foremast/kernel/id';
import { startServer } from '@foremast/testing/server';
import { addTeamMembers } from './add-team-members.ts';
import { patchTeam } from './patch-team.ts';

const server = await startServer();

test('several people are added at once; graceful tells of each', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const team = await server.team();
  const entry = (user_id: string) => ({ team_id: team.id, user_id });
  const params = { team_id: team.id };
  const added = await server.admin.call(addTeamMembers, { params, body: [entry(alice.id), entry(bob.id)] });
  expect(added).toMatchObject({ status: 201, body: [{ user_id: alice.id, roles: 'team_user' }, { user_id: bob.id }] });
  const stranger = newId();
  const graceful = await server.admin.call(addTeamMembers, { params, query: { graceful: true }, body: [entry(stranger), entry(alice.id)] });
  expect(graceful.body).toMatchObject([
    { user_id: stranger, member: null, error: { id: 'app.user.missing_account.const', status_code: 404 } },
    { user_id: alice.id, member: { user_id: alice.id }, error: null },
  ]);
});

test('when one cannot be added, without grace nobody is', async () => {
  const [alice, elsewhere] = [await server.user(), await server.user({ email: `${newId()}@elsewhere.org` })];
  const team = await server.team();
  await server.admin.call(patchTeam, { params: { team_id: team.id }, body: { allowed_domains: 'example.com' } });
  const refused = await server.admin.call(addTeamMembers, {
    params: { team_id: team.id },
    body: [alice, elsewhere].map(({ id }) => ({ team_id: team.id, user_id: id })),
  });
  expect(refused).toMatchObject({ status: 400, body: { id: 'api.team.join_user_to_team.allowed_domains.app_error' } });
  expect(await alice.request('GET', '/api/v4/users/me/teams')).toMatchObject({ body: [] });
});

test('an ordinary member does not bring guests in', async () => {
  const [alice, guest] = [await server.user(), await server.user({ roles: 'system_guest' })];
  const team = await server.team(alice);
  const answer = await alice.call(addTeamMembers, { params: { team_id: team.id }, body: [{ team_id: team.id, user_id: guest.id }] });
  expect(answer).toMatchObject({ status: 403, body: { id: 'api.context.permissions.app_error' } });
});

test.each([
  ['nobody', () => []],
  ['too many', () => Array.from({ length: 257 }, () => ({ team_id: newId(), user_id: newId() }))],
  ['something else', () => ({ user_id: newId() })],
])('adding %s is refused', async (_, body) => {
  const team = await server.team();
  const answer = await server.admin.call(addTeamMembers, { params: { team_id: team.id }, body: body() });
  expect(answer).toMatchObject({ status: 400, body: { id: 'api.context.invalid_body_param.app_error' } });
});
