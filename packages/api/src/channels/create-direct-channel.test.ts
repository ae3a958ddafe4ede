import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { convertGroupMessageToChannel } from './convert-group-message-to-channel.ts';
import { createDirectChannel } from './create-direct-channel.ts';
import { createGroupChannel } from './create-group-channel.ts';
import { getGroupMessageMembersCommonTeams } from './get-group-message-members-common-teams.ts';

const server = await startServer();
const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
const team = await server.team(alice, bob, carol);

test('two people have one channel, whoever opens it, even at once', async () => {
  const opened = await Promise.all([
    alice.call(createDirectChannel, { body: [alice.id, bob.id] }),
    bob.call(createDirectChannel, { body: [bob.id, alice.id] }),
  ]);
  expect(opened.map((answer) => answer.status)).toEqual([201, 201]);
  expect(new Set(opened.map((answer) => answer.body.id)).size).toBe(1);
  expect(opened[0]?.body.name).toBe([alice.id, bob.id].sort().join('__'));
});

test('a group message is of three to eight people, the caller among them', async () => {
  expect((await alice.call(createGroupChannel, { body: [bob.id] })).body.id).toBe('api.channel.create_group.bad_size.app_error');
  const { status, body } = await alice.call(createGroupChannel, { body: [bob.id, carol.id] });
  expect([status, body.type, body.display_name]).toEqual([
    201,
    'G',
    [alice, bob, carol]
      .map((p) => p.username)
      .sort()
      .join(', ')
      .slice(0, 64),
  ]);
  expect((await carol.call(createGroupChannel, { body: [alice.id, bob.id, carol.id] })).body.id).toBe(body.id);
});

test('a group message becomes a private channel of a team that all are in', async () => {
  const [dan, eve] = [await server.user(), await server.user()];
  const shared = await server.team(alice, dan, eve);
  const group = (await alice.call(createGroupChannel, { body: [dan.id, eve.id] })).body;
  const common = await dan.call(getGroupMessageMembersCommonTeams, { params: { channel_id: group.id } });
  expect(common.body.map((one: { id: string }) => one.id)).toEqual([shared.id]);
  const to = (team_id: string) => ({
    params: { channel_id: group.id },
    body: { channel_id: group.id, team_id, name: 'parlour', display_name: 'Parlour' },
  });
  expect((await alice.call(convertGroupMessageToChannel, to(team.id))).body.id).toBe('app.channel.group_message_conversion.incorrect_team');
  expect(await alice.call(convertGroupMessageToChannel, to(shared.id))).toMatchObject({
    status: 200,
    body: { type: 'P', team_id: shared.id, name: 'parlour' },
  });
});
