import { expect, test } from 'bun:test';
import { startServer, unique } from '@foremast/testing/server';
import { createChannel } from './create-channel.ts';
import { getChannelMember } from './get-channel-member.ts';

const server = await startServer();
const [alice, stranger] = [await server.user(), await server.user()];
const team = await server.team(alice);
const fields = (more: Record<string, unknown> = {}) => ({ team_id: team.id, name: unique('lobby'), display_name: 'Lobby', type: 'O', ...more });

test('who makes a channel is its administrator, and is told of it alone', async () => {
  const socket = await alice.listen();
  const { status, body } = await alice.call(createChannel, { body: fields({ display_name: '  Lobby  ', header: ' h ' }) });
  expect([status, body.display_name, body.header, body.creator_id]).toEqual([201, 'Lobby', ' h ', alice.id]);
  const joined = JSON.parse((await socket.next('posted')).data.post);
  expect(joined).toMatchObject({ type: 'system_join_channel', channel_id: body.id, props: { username: alice.username } });
  expect((await socket.next('channel_created')).data).toEqual({ channel_id: body.id, team_id: team.id });
  const member = await alice.call(getChannelMember, { params: { channel_id: body.id, user_id: 'me' } });
  expect(member.body).toMatchObject({ roles: 'channel_user channel_admin', scheme_admin: true });
});

test('a name is there once in a team, archived channels included', async () => {
  const name = unique('taken');
  const first = await alice.call(createChannel, { body: fields({ name }) });
  await alice.client.deleteChannel(first.body.id);
  expect(await alice.call(createChannel, { body: fields({ name }) })).toMatchObject({
    status: 400,
    body: { id: 'store.sql_channel.save_channel.exists.app_error' },
  });
  const other = await server.team(alice);
  expect((await alice.call(createChannel, { body: fields({ name, team_id: other.id }) })).status).toBe(201);
});

test.each([
  ['without a title', { display_name: '' }, 400, 'api.context.invalid_body_param.app_error'],
  ['with a name in capitals', { name: 'Upper' }, 400, 'model.channel.is_valid.1_or_more.app_error'],
  ['with a name that is too long', { name: 'x'.repeat(65) }, 400, 'model.channel.is_valid.1_or_more.app_error'],
  ['with a name like a group message’s', { name: 'a'.repeat(40) }, 400, 'model.channel.is_valid.name.app_error'],
  ['that is a direct one', { type: 'D' }, 400, 'api.channel.create_channel.direct_channel.app_error'],
  ['with an id', { id: 'b'.repeat(26) }, 400, 'store.sql_channel.save_channel.existing.app_error'],
  ['in a team that is not there', { team_id: 'a'.repeat(26) }, 403, 'api.context.permissions.app_error'],
])('making a channel %s is refused', async (_, more, status, id) => {
  expect(await alice.call(createChannel, { body: fields(more) })).toMatchObject({ status, body: { id } });
});

test.each(['O', 'P'])('people outside the team make no channel of type %s', async (type) => {
  expect((await stranger.call(createChannel, { body: fields({ type }) })).status).toBe(403);
});

const limit = async (MaxChannelsPerTeam: number) => {
  const { status } = await server.admin.request('PUT', '/api/v4/config/patch', { body: { TeamSettings: { MaxChannelsPerTeam } } });
  expect(status).toBe(200);
};

test('a team has no more channels than are allowed, open, private and archived ones together; direct ones do not count', async () => {
  const small = await server.team(alice);
  const make = (type: string) => alice.call(createChannel, { body: fields({ team_id: small.id, type }) });
  const full = { status: 400, body: { id: 'api.channel.create_channel.max_channel_limit.app_error' } };
  await alice.client.createDirectChannel([alice.id, stranger.id]);
  await limit(4);
  const [open, secret] = [await make('O'), await make('P')];
  expect([open.status, secret.status]).toEqual([201, 201]);
  for (const type of ['O', 'P']) expect(await make(type)).toMatchObject(full);
  await alice.client.deleteChannel(secret.body.id);
  expect(await make('O')).toMatchObject(full);
  expect((await server.admin.request('POST', `/api/v4/channels/${secret.body.id}/restore`)).status).toBe(200);
  await limit(5);
  expect((await make('O')).status).toBe(201);
});

test('no team is made that could not have the channels with which it begins', async () => {
  const name = unique('tiny');
  const make = () => alice.request('POST', '/api/v4/teams', { body: { name, display_name: 'Tiny', type: 'O' } });
  await limit(1);
  expect(await make()).toMatchObject({ status: 400, body: { id: 'store.sql_channel.save_channel.limit.app_error' } });
  expect(await alice.request('GET', `/api/v4/teams/name/${name}/exists`)).toMatchObject({ body: { exists: false } });
  await limit(2);
  expect((await make()).status).toBe(201);
  await limit(2000);
});
