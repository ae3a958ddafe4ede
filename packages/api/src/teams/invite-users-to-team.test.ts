import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { addTeamMemberFromInvite } from './add-team-member-from-invite.ts';
import { invalidateEmailInvites } from './invalidate-email-invites.ts';
import { inviteUsersToTeam } from './invite-users-to-team.ts';

const server = await startServer({ MM_SERVICESETTINGS_ENABLEEMAILINVITATIONS: 'true', MM_EMAILSETTINGS_SMTPSERVER: '' });
const { db } = server.running.app.store;
const tokens = async (email: string) =>
  (await db.selectFrom('tokens').select('token').where(db.dialect.contains('extra', email)).execute()).map((row) => row.token);

test('somebody follows the link of an invitation into the team and its channel, once', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const team = await server.team(alice);
  const channel = await server.channel(team, [alice]);
  const params = { team_id: team.id };
  const sent = await alice.call(inviteUsersToTeam, { params, body: { emails: [bob.user.email], channelIds: [channel.id], message: 'Come in' } });
  expect(sent).toMatchObject({ status: 200, body: { status: 'OK' } });
  const [token = ''] = await tokens(bob.user.email);
  expect(token).toHaveLength(64);
  expect(await bob.call(addTeamMemberFromInvite, { query: { token } })).toMatchObject({
    status: 201,
    body: { team_id: team.id, user_id: bob.id, roles: 'team_user' },
  });
  expect(await bob.request('GET', `/api/v4/channels/${channel.id}/members/me`)).toMatchObject({ status: 200 });
  expect(await bob.call(addTeamMemberFromInvite, { query: { token } })).toMatchObject({
    status: 400,
    body: { id: 'api.user.create_user.signup_link_invalid.app_error' },
  });
});

test('links that were called in lead nowhere', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const team = await server.team(alice);
  await alice.call(inviteUsersToTeam, { params: { team_id: team.id }, body: [bob.user.email] });
  const [token = ''] = await tokens(bob.user.email);
  expect(await alice.call(invalidateEmailInvites)).toMatchObject({ status: 403 });
  await server.admin.call(invalidateEmailInvites);
  expect(await bob.call(addTeamMemberFromInvite, { query: { token } })).toMatchObject({ status: 400 });
});

test('a member’s invitation is not for guests', async () => {
  const [alice, guest] = [await server.user(), await server.user({ roles: 'system_guest' })];
  const team = await server.team(alice);
  await alice.call(inviteUsersToTeam, { params: { team_id: team.id }, body: [guest.user.email] });
  const [token = ''] = await tokens(guest.user.email);
  expect(await guest.call(addTeamMemberFromInvite, { query: { token } })).toMatchObject({
    status: 400,
    body: { id: 'api.user.create_user.invalid_invitation_type.app_error' },
  });
});

test('twenty invitations an hour, not more', async () => {
  const alice = await server.user();
  const team = await server.team(alice);
  const invite = (count: number, word: string) =>
    alice.call(inviteUsersToTeam, { params: { team_id: team.id }, body: Array.from({ length: count }, (_, i) => `${word}${i}@example.com`) });
  expect(await invite(20, 'first')).toMatchObject({ status: 200 });
  expect(await invite(1, 'last')).toMatchObject({ status: 413, body: { id: 'app.email.rate_limit_exceeded.app_error' } });
});

test('who may not invite is refused', async () => {
  const [outsider, team] = [await server.user(), await server.team()];
  expect(await outsider.call(inviteUsersToTeam, { params: { team_id: team.id }, body: ['x@example.com'] })).toMatchObject({ status: 403 });
});
