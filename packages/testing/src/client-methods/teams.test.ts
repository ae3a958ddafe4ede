import { expect, test } from 'bun:test';
import { startMailServer } from '../fakes/mail-server.ts';
import { pngBytes } from '../pictures.ts';
import { startServer, unique } from '../server.ts';
import { recorder } from './recorder.ts';

const box = await startMailServer();
const server = await startServer({
  MM_SERVICESETTINGS_SITEURL: 'http://chat.example.com',
  MM_SERVICESETTINGS_ENABLEEMAILINVITATIONS: 'true',
  MM_EMAILSETTINGS_SMTPSERVER: '127.0.0.1',
  MM_EMAILSETTINGS_SMTPPORT: box.port,
  MM_EMAILSETTINGS_CONNECTIONSECURITY: '',
  MM_EMAILSETTINGS_SENDEMAILNOTIFICATIONS: 'true',
  MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true',
});
const methods = recorder('teams');
const admin = methods.of(server.admin);
const [alice, bob] = [await server.user(), await server.user()];
const own = methods.of(alice);
const ids = (list: readonly { user_id: string }[]): string[] => list.map(({ user_id }) => user_id).sort();
const newTeam = () => admin.createTeam({ name: unique('team'), display_name: 'Crew', type: 'O' } as never);
const mailed = async (address: string) => {
  await server.drainJobs();
  return box.mails.filter(({ to }) => to.includes(address));
};

test('a team is made, found, changed and told to its members', async () => {
  const team = await newTeam();
  expect(team).toMatchObject({ display_name: 'Crew', type: 'O' });
  expect(await admin.checkIfTeamExists(team.name)).toEqual({ exists: true });
  expect(await admin.checkIfTeamExists('no-such-team')).toEqual({ exists: false });
  expect(await admin.getTeam(team.id)).toMatchObject({ id: team.id, name: team.name });
  expect(await admin.getTeamByName(team.name)).toMatchObject({ id: team.id });
  const socket = await server.admin.listen();
  expect(await admin.patchTeam({ id: team.id, description: 'rows' })).toMatchObject({ display_name: 'Crew', description: 'rows' });
  expect(JSON.parse((await socket.next('update_team')).data.team)).toMatchObject({ id: team.id, description: 'rows' });
  expect(await admin.updateTeam({ ...team, display_name: 'Hands' })).toMatchObject({ display_name: 'Hands' });
  const renewed = await admin.regenerateTeamInviteId(team.id);
  expect(renewed.invite_id).not.toBe(team.invite_id);
  await expect(own.getTeamInviteInfo(team.invite_id)).rejects.toMatchObject({ status_code: 404 });
  expect(await own.getTeamInviteInfo(renewed.invite_id)).toMatchObject({ id: team.id, display_name: 'Hands' });
});

test('teams are listed, searched for, archived and restored', async () => {
  const team = await newTeam();
  const page: unknown = await admin.getTeams(0, 200, true);
  expect(page).toMatchObject({ total_count: expect.any(Number), teams: expect.arrayContaining([expect.objectContaining({ id: team.id })]) });
  const found: unknown = await admin.searchTeams(team.name, {} as never);
  expect(found).toMatchObject([{ id: team.id }]);
  expect(await admin.deleteTeam(team.id)).toEqual({ status: 'OK' });
  expect((await admin.getTeam(team.id)).delete_at).toBeGreaterThan(0);
  expect(await admin.unarchiveTeam(team.id)).toMatchObject({ id: team.id, delete_at: 0 });
});

test('people are added, alone and together, read as members, and taken out', async () => {
  const team = await newTeam();
  const socket = await alice.listen();
  expect(await admin.addToTeam(team.id, alice.id)).toMatchObject({ team_id: team.id, user_id: alice.id, scheme_user: true });
  expect((await socket.next('added_to_team')).data).toMatchObject({ team_id: team.id, user_id: alice.id });
  const [carol, dave] = [await server.user(), await server.user()];
  expect(ids(await admin.addUsersToTeam(team.id, [bob.id, carol.id]))).toEqual([bob.id, carol.id].sort());
  const gracefully = await admin.addUsersToTeamGracefully(team.id, [dave.id, 'x'.repeat(26)]);
  expect(gracefully.find(({ user_id }) => user_id === dave.id)?.error ?? null).toBeNull();
  expect(gracefully.find(({ user_id }) => user_id !== dave.id)?.error).toMatchObject({ status_code: expect.any(Number) });
  const everybody = [server.admin, alice, bob, carol, dave].map(({ id }) => id).sort();
  expect(ids(await own.getTeamMembers(team.id))).toEqual(everybody);
  expect(ids(await own.getTeamMembersByIds(team.id, [alice.id, bob.id]))).toEqual([alice.id, bob.id].sort());
  expect(await own.getTeamMember(team.id, bob.id)).toMatchObject({ user_id: bob.id, scheme_admin: false });
  expect(await own.getTeamStats(team.id)).toMatchObject({ total_member_count: 5, active_member_count: 5 });
  expect((await own.getMyTeams()).map(({ id }) => id)).toContain(team.id);
  expect((await admin.getTeamsForUser(bob.id)).map(({ id }) => id)).toEqual([team.id]);
  expect((await own.getMyTeamMembers()).map(({ team_id }) => team_id)).toContain(team.id);
  expect((await admin.getTeamMembersForUser(bob.id)).map(({ team_id }) => team_id)).toEqual([team.id]);
  expect((await own.getMyTeamUnreads(true)).map(({ team_id }) => team_id)).toContain(team.id);
  expect(await admin.removeFromTeam(team.id, bob.id)).toEqual({ status: 'OK' });
  expect(await admin.getTeamsForUser(bob.id)).toEqual([]);
});

test('people join by the invitation of a team', async () => {
  const team = await newTeam();
  const other = methods.of(bob);
  expect(await other.joinTeam(team.invite_id)).toMatchObject({ team_id: team.id, user_id: bob.id });
  expect(await own.addToTeamFromInvite('', team.invite_id)).toMatchObject({ team_id: team.id, user_id: alice.id });
  await expect(own.joinTeam('x'.repeat(26))).rejects.toMatchObject({ status_code: 404 });
});

test('a member is made an administrator of the team', async () => {
  const team = await newTeam();
  await admin.addToTeam(team.id, alice.id);
  expect(await admin.updateTeamMemberRoles(team.id, alice.id, 'team_user team_admin' as never)).toEqual({ status: 'OK' });
  expect((await admin.getTeamMember(team.id, alice.id)).scheme_admin).toBe(true);
  expect(await admin.updateTeamMemberSchemeRoles(team.id, alice.id, true, false)).toEqual({ status: 'OK' });
  expect((await admin.getTeamMember(team.id, alice.id)).scheme_admin).toBe(false);
});

test('people are invited by mail', async () => {
  const team = await newTeam();
  const channel = await admin.createChannel({ team_id: team.id, name: unique('room'), display_name: 'Room', type: 'O' });
  const address = () => `${unique('post')}@example.com`;
  const [one, two, three, four, five] = [address(), address(), address(), address(), address()] as const;
  expect(await admin.sendEmailInvitesToTeam(team.id, [one])).toEqual({ status: 'OK' });
  expect(await admin.sendEmailInvitesToTeamGracefully(team.id, [two])).toMatchObject([{ email: two }]);
  expect(await admin.sendEmailInvitesToTeamAndChannelsGracefully(team.id, [channel.id], [three], 'Come')).toMatchObject([{ email: three }]);
  expect(await admin.sendEmailGuestInvitesToChannels(team.id, [channel.id], [four], 'Visit')).toEqual({ status: 'OK' });
  expect(await admin.sendEmailGuestInvitesToChannelsGracefully(team.id, [channel.id], [five], 'Visit')).toMatchObject([{ email: five }]);
  for (const invited of [one, two, three, four, five]) expect(await mailed(invited)).toHaveLength(1);
  expect(await admin.invalidateAllEmailInvites()).toEqual({ status: 'OK' });
});

test('a team has an icon', async () => {
  const team = await newTeam();
  const icon = async () => {
    const response = await fetch(admin.getTeamIconUrl(team.id, 0), { headers: { Authorization: `Bearer ${server.admin.session.token}` } });
    await response.arrayBuffer();
    return response.status;
  };
  expect(await icon()).toBe(404);
  expect(await admin.setTeamIcon(team.id, new File([pngBytes(32, 32)], 'icon.png', { type: 'image/png' }))).toEqual({ status: 'OK' });
  expect((await admin.getTeam(team.id)).last_team_icon_update).toBeGreaterThan(0);
  expect(await icon()).toBe(200);
  expect(await admin.removeTeamIcon(team.id)).toEqual({ status: 'OK' });
  expect(await icon()).toBe(404);
});

methods.everyMethodIsCalled();
