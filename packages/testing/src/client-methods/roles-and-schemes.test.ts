import { expect, test } from 'bun:test';
import { startServer, unique } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer();
const methods = recorder('roles and schemes');
const admin = methods.of(server.admin);
const alice = await server.user();
const own = methods.of(alice);
const team = await server.team(alice);

test('roles are read, and changed for everybody who has them', async () => {
  const role = await own.getRoleByName('team_user');
  expect(role).toMatchObject({ name: 'team_user', built_in: true });
  expect(await own.getRole(role.id)).toEqual(role);
  expect((await own.getRolesByNames(['team_user', 'channel_user'])).map(({ name }) => name).sort()).toEqual(['channel_user', 'team_user']);
  const socket = await alice.listen();
  const permissions = role.permissions.filter((permission) => permission !== 'create_public_channel');
  expect((await admin.patchRole(role.id, { permissions })).permissions).not.toContain('create_public_channel');
  expect(JSON.parse((await socket.next('role_updated')).data.role)).toMatchObject({ name: 'team_user' });
  const { status } = await alice.request('POST', '/api/v4/channels', {
    body: { team_id: team.id, name: unique('no'), display_name: 'No', type: 'O' },
  });
  expect(status).toBe(403);
  await admin.patchRole(role.id, { permissions: role.permissions });
});

test('schemes of teams and channels are made, given, changed and deleted', async () => {
  const scheme = await admin.createScheme({ display_name: 'Strict', scope: 'team', name: unique('strict'), description: '' } as never);
  expect(scheme).toMatchObject({ display_name: 'Strict', scope: 'team' });
  expect(await admin.getScheme(scheme.id)).toEqual(scheme);
  expect((await admin.getSchemes('team', 0, 200)).map(({ id }) => id)).toContain(scheme.id);
  expect(await admin.patchScheme(scheme.id, { display_name: 'Stricter' })).toMatchObject({ id: scheme.id, display_name: 'Stricter' });
  expect(await admin.updateTeamScheme(team.id, scheme.id)).toEqual({ status: 'OK' });
  expect((await admin.getSchemeTeams(scheme.id)).map(({ id }) => id)).toEqual([team.id]);
  const small = await admin.createScheme({ display_name: 'Small', scope: 'channel', name: unique('small'), description: '' } as never);
  const channel = await server.channel(team);
  expect(await admin.updateChannelScheme(channel.id, small.id)).toEqual({ status: 'OK' });
  expect((await admin.getSchemeChannels(small.id)).map(({ id }) => id)).toEqual([channel.id]);
  expect(await admin.deleteScheme(scheme.id)).toEqual({ status: 'OK' });
  expect((await admin.getTeam(team.id)).scheme_id ?? '').toBe('');
});

test('what else a permission of the console needs is told', async () => {
  expect(await admin.getAncillaryPermissions(['sysconsole_read_reporting_team_statistics'])).toContain('get_analytics');
});

methods.everyMethodIsCalled();
