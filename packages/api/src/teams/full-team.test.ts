import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '@foremast/testing/server';

// The administrator who makes the team is one of them.
const server = await startServer({ MM_TEAMSETTINGS_MAXUSERSPERTEAM: '4' });
const { admin } = server;
const people = await Promise.all(Array.from({ length: 10 }, () => server.user()));
const bring = (team: Place, who: Person) =>
  admin.request('POST', `/api/v4/teams/${team.id}/members`, { body: { team_id: team.id, user_id: who.id } });
const members = async (team: Place): Promise<number> => (await admin.request('GET', `/api/v4/teams/${team.id}/stats`)).body.active_member_count;

test('a team takes as many people as are allowed; who is in is welcome, who left has to find room again, the deactivated take none', async () => {
  const [a, b, c, d] = people as [Person, Person, Person, Person];
  const team = await server.team(a, b, c);
  expect((await bring(team, a)).status).toBe(201);
  expect(await bring(team, d)).toMatchObject({ status: 400, body: { id: 'app.team.join_user_to_team.save_member.max_accounts.app_error' } });
  expect((await admin.request('DELETE', `/api/v4/teams/${team.id}/members/${a.id}`)).status).toBe(200);
  expect((await bring(team, d)).status).toBe(201);
  expect(await bring(team, a)).toMatchObject({ status: 400, body: { id: 'app.team.join_user_to_team.max_accounts.app_error' } });
  expect((await admin.request('PUT', `/api/v4/users/${b.id}/active`, { body: { active: false } })).status).toBe(200);
  expect((await bring(team, a)).status).toBe(201);
  expect(await members(team)).toBe(4);
});

test('a team that is nearly full takes no more people than are allowed, however many come at once', async () => {
  for (let round = 0; round < 4; round++) {
    const team = await server.team();
    const answers = await Promise.all(people.slice(4).map((who) => bring(team, who)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 201, 201, 400, 400, 400]);
    expect(await members(team)).toBe(4);
  }
});
