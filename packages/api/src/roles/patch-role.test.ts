import { expect, test } from 'bun:test';
import { startServer, unique } from '@foremast/testing/server';
import { createScheme } from '../schemes/create-scheme.ts';
import { updateTeamScheme } from '../teams/update-team-scheme.ts';
import { getRoleByName } from './get-role-by-name.ts';
import { patchRole } from './patch-role.ts';

const server = await startServer();
const role = async (name: string) => (await server.admin.call(getRoleByName, { params: { role_name: name } })).body;

test('what a scheme’s role may do changes at once, and only those under the scheme are told', async () => {
  const [alice, outsider] = [await server.user(), await server.user()];
  const team = await server.team(alice);
  const scheme = (await server.admin.call(createScheme, { body: { name: unique('scheme'), display_name: 'Scheme', scope: 'team' } })).body;
  const under = await alice.listen();
  await server.admin.call(updateTeamScheme, { params: { team_id: team.id }, body: { scheme_id: scheme.id } });
  expect(JSON.parse((await under.next('memberrole_updated')).data.member as string)).toMatchObject({ roles: scheme.default_team_user_role });
  const elsewhere = await outsider.listen();
  const create = () =>
    alice.request('POST', '/api/v4/channels', { body: { team_id: team.id, name: unique('channel'), display_name: 'C', type: 'O' } });
  expect((await create()).status).toBe(201);
  const user = await role(scheme.default_team_user_role);
  const permissions = user.permissions.filter((p: string) => p !== 'create_public_channel');
  const patched = await server.admin.call(patchRole, { params: { role_id: user.id }, body: { permissions } });
  expect(patched).toMatchObject({ status: 200, body: { id: user.id, permissions } });
  expect(JSON.parse((await under.next('role_updated')).data.role as string)).toMatchObject({ id: user.id, permissions });
  expect((await create()).status).toBe(403);
  expect(elsewhere.events.map((event) => event.event)).not.toContain('role_updated');
});

test.each([
  ['what makes an administrator', ['manage_system'], 501, 'api.roles.patch_roles.not_allowed_permission.error'],
  ['what there is not', ['no_such_permission'], 400, 'app.role.save.invalid_role.app_error'],
])('a role is not given %s', async (_, permissions, status, id) => {
  const user = await role('team_user');
  const answer = await server.admin.call(patchRole, { params: { role_id: user.id }, body: { permissions: [...user.permissions, ...permissions] } });
  expect(answer).toMatchObject({ status, body: { id } });
  expect((await role('team_user')).permissions).toEqual(user.permissions);
});

test('ordinary people change no roles', async () => {
  const [alice, user] = [await server.user(), await role('team_user')];
  expect(await alice.call(patchRole, { params: { role_id: user.id }, body: { permissions: [] } })).toMatchObject({ status: 403 });
});
