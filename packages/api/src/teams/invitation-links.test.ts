import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { addTeamMemberFromInvite } from './add-team-member-from-invite.ts';
import { getTeamInviteInfo } from './get-team-invite-info.ts';
import { regenerateTeamInviteId } from './regenerate-team-invite-id.ts';

const server = await startServer();

test('a new invitation link makes the old one lead nowhere', async () => {
  const team = await server.team();
  const [early, late] = [await server.user(), await server.user()];
  const join = (person: typeof early, invite_id: string) => person.call(addTeamMemberFromInvite, { query: { invite_id } });
  expect((await join(early, team.invite_id)).status).toBe(201);
  const { body } = await server.admin.call(regenerateTeamInviteId, { params: { team_id: team.id } });
  expect(body.invite_id).not.toBe(team.invite_id);
  expect((await join(late, team.invite_id)).status).toBe(404);
  expect((await late.request('GET', `/api/v4/teams/invite/${team.invite_id}`)).status).toBe(404);
  expect((await late.call(getTeamInviteInfo, { params: { invite_id: body.invite_id } })).body.id).toBe(team.id);
  expect((await join(late, body.invite_id)).status).toBe(201);
  expect((await late.call(regenerateTeamInviteId, { params: { team_id: team.id } })).status).toBe(403);
});

test('members whom no group brings in are listed with the groups that they are in', async () => {
  const [inside, outside] = [await server.user(), await server.user()];
  const team = await server.team(inside, outside);
  const group = (
    await server.admin.request('POST', '/api/v4/groups', {
      body: { name: `g${team.id}`, display_name: 'G', source: 'custom', allow_reference: true, user_ids: [inside.id] },
    })
  ).body;
  const path = `/api/v4/teams/${team.id}/members_minus_group_members?group_ids=${group.id}&page=0&per_page=100`;
  const { body } = await server.admin.request('GET', path);
  expect(body.users.map((user: { id: string }) => user.id)).toContain(outside.id);
  expect(body.users.map((user: { id: string }) => user.id)).not.toContain(inside.id);
  expect((await inside.request('GET', path)).status).toBe(403);
});
