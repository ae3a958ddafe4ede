import { expect, test } from 'bun:test';
import { liveJobsOf } from '@foremast/store/queries/public-jobs';
import { startServer, unique } from '@foremast/testing/server';
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

test('who has not joined after two days is invited once more, and who has is left alone', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const team = await server.team(alice);
  const late = `${unique('late')}@example.com`;
  const params = { team_id: team.id };
  const sent = await alice.call(inviteUsersToTeam, { params, query: { graceful: true }, body: [bob.user.email, late] });
  expect(sent.body).toEqual([
    { email: bob.user.email, error: null },
    { email: late, error: null },
  ]);
  const [token = ''] = await tokens(bob.user.email);
  await bob.call(addTeamMemberFromInvite, { query: { token } });
  await server.drainJobs();
  const first = await tokens(late);
  expect(first).toHaveLength(1);
  const { app } = server.running;
  const now = app.now;
  Object.assign(app, { now: () => now() + 48 * 3_600_000 + 1000 });
  await server.drainJobs();
  Object.assign(app, { now });
  expect(await tokens(bob.user.email)).toEqual([]);
  expect((await tokens(late)).filter((link) => !first.includes(link))).toHaveLength(1);
});

test('nobody is reminded of an invitation that was called in', async () => {
  const alice = await server.user();
  const team = await server.team(alice);
  const email = `${unique('late')}@example.com`;
  await alice.call(inviteUsersToTeam, { params: { team_id: team.id }, query: { graceful: true }, body: [email] });
  const statuses = async () => (await liveJobsOf(db, 'resend_invitation_email')).map(({ data }) => data?.emailList);
  expect(await statuses()).toEqual([JSON.stringify([email])]);
  await server.admin.call(invalidateEmailInvites);
  expect(await statuses()).toEqual([]);
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
