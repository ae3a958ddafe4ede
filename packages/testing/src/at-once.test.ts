import { expect, test } from 'bun:test';
import { brokenInvariants } from './broken-invariants.ts';
import { startServer } from './server.ts';

// What is read first and written afterwards may have changed in between, where several connections write.

const server = await startServer({ MM_SERVICESETTINGS_ENABLEAPITEAMDELETION: 'true' });
const [ann, ben] = [await server.user(), await server.user()];
const team = await server.team(ann, ben);
const channel = await server.channel(team, [ann, ben]);

/** So often, lest a race is won by chance. */
const ROUNDS = 12;

async function rounds(work: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    await work(round);
    expect(await brokenInvariants(server.running.app.store.db)).toEqual({});
  }
}

test('who leaves a team while being brought into its channels is in none of them', async () => {
  const more = [channel, await server.channel(team, []), await server.channel(team, [])];
  await rounds(async () => {
    await server.admin.request('POST', `/api/v4/teams/${team.id}/members`, { body: { team_id: team.id, user_id: ann.id } });
    const answers = await Promise.all([
      ...more.map(({ id }) => server.admin.request('POST', `/api/v4/channels/${id}/members`, { body: { user_id: ann.id } })),
      server.admin.request('DELETE', `/api/v4/teams/${team.id}/members/${ann.id}`),
      ...more.map(({ id }) => server.admin.request('POST', `/api/v4/channels/${id}/members`, { body: { user_id: ann.id } })),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });
}, 60_000);

test('who is brought into a team by several at once is in it once', async () => {
  await rounds(async () => {
    const person = await server.user();
    const join = () => server.admin.request('POST', `/api/v4/teams/${team.id}/members`, { body: { team_id: team.id, user_id: person.id } });
    expect((await Promise.all([join(), join(), join(), join()])).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  });
}, 60_000);

test('channels that come into a team while it goes for good are in a team that is there', async () => {
  await rounds(async () => {
    const going = await server.team(ann, ben);
    const three = [ann.id, ben.id, server.admin.id];
    const [moved, again] = [await server.channel(team, []), await server.channel(team, [])];
    const { body: group } = await server.admin.request('POST', '/api/v4/channels/group', { body: three });
    const move = (id: string) => server.admin.request('POST', `/api/v4/channels/${id}/move`, { body: { team_id: going.id, force: true } });
    const convert = { channel_id: group.id, team_id: going.id, name: `g${group.id}`, display_name: 'G' };
    const answers = await Promise.all([
      move(moved.id),
      server.admin.request('POST', `/api/v4/channels/${group.id}/convert_to_channel?team_id=${going.id}`, { body: convert }),
      server.admin.request('DELETE', `/api/v4/teams/${going.id}?permanent=true`),
      move(again.id),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(answers[2]?.status).toBe(200);
  });
}, 60_000);

test('a message that is answered while it is deleted leaves no answer behind', async () => {
  await rounds(async () => {
    const root = await server.post(channel, ben);
    const answer = () => ben.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, root_id: root.id, message: 'an answer' } });
    const answers = await Promise.all([answer(), answer(), ben.request('DELETE', `/api/v4/posts/${root.id}`), answer(), answer()]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });
}, 60_000);

test('a message that is edited while people react knows whether somebody did', async () => {
  await rounds(async (round) => {
    const post = await server.post(channel, ben);
    const react = () => ben.request('POST', '/api/v4/reactions', { body: { user_id: ben.id, post_id: post.id, emoji_name: 'tada' } });
    const takeBack = () => ben.request('DELETE', `/api/v4/users/me/posts/${post.id}/reactions/tada`);
    const edit = (message: string) => ben.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message } });
    await react();
    const work = round % 2 === 0 ? [takeBack(), react(), edit('a'), edit('b')] : [edit('a'), react(), edit('b'), takeBack(), react()];
    expect((await Promise.all(work)).filter(({ status }) => status >= 500)).toEqual([]);
  });
}, 60_000);

test('a message that several delete at once is deleted once', async () => {
  await rounds(async () => {
    const post = await server.post(channel, ben);
    const remove = () => ben.request('DELETE', `/api/v4/posts/${post.id}`);
    const statuses = (await Promise.all([remove(), remove(), remove()])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 404, 404]);
  });
}, 60_000);

test('who is made a bot by several at once becomes one once', async () => {
  await rounds(async () => {
    const person = await server.user();
    const convert = () => server.admin.request('POST', `/api/v4/users/${person.id}/convert_to_bot`);
    const statuses = (await Promise.all([convert(), convert(), convert()])).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 400, 400]);
  });
}, 60_000);

const hooked = { channel_id: channel.id, team_id: team.id };
/** Each of these can be there once. */
const ONCE: readonly (readonly [what: string, path: string, body: (name: string) => unknown])[] = [
  ['an account', '/users', (name) => ({ username: name, email: `${name}@example.com`, password: 'Correct-horse-1' })],
  ['a team', '/teams', (name) => ({ name, display_name: name, type: 'O' })],
  ['a channel', '/channels', (name) => ({ team_id: team.id, name, display_name: name, type: 'O' })],
  ['a bot', '/bots', (name) => ({ username: name })],
  ['a group', '/groups', (name) => ({ name, display_name: name, source: 'custom', allow_reference: true, user_ids: [ann.id] })],
  ['a direct channel', '/channels/direct', () => [ann.id, server.admin.id]],
  ['a group message', '/channels/group', () => [ann.id, ben.id, server.admin.id]],
  ['a command', '/commands', (name) => ({ team_id: team.id, trigger: name, method: 'P', url: 'http://127.0.0.1:9/' })],
  ['an incoming webhook', '/hooks/incoming', (name) => ({ ...hooked, display_name: name })],
  ['a scheme', '/schemes', (name) => ({ name, display_name: name, scope: 'team' })],
  ['an application', '/oauth/apps', (name) => ({ name, description: name, callback_urls: ['http://127.0.0.1:9/'], homepage: 'http://127.0.0.1:9/' })],
  ['an attribute', '/custom_profile_attributes/fields', (name) => ({ name, type: 'text' })],
  ['a category', `/users/me/teams/${team.id}/channels/categories`, (name) => ({ user_id: server.admin.id, team_id: team.id, display_name: name })],
  ['a reaction', '/reactions', () => ({ user_id: server.admin.id, post_id: said.id, emoji_name: 'smile' })],
  ['a draft', '/drafts', () => ({ user_id: server.admin.id, channel_id: channel.id, message: 'draft' })],
  ['a view', '/channels/members/me/view', () => ({ channel_id: channel.id })],
  ['an acknowledgement', `/users/me/posts/${'{post}'}/ack`, () => ({})],
  ['a policy', '/data_retention/policies', (name) => ({ display_name: name, post_duration: 5, team_ids: [], channel_ids: [channel.id] })],
  ['an agreement', '/terms_of_service', (name) => ({ text: name })],
];
const said = await server.post(channel, server.admin);
await server.admin.request('PUT', '/api/v4/config/patch', {
  body: { ServiceSettings: { EnableBotAccountCreation: true, EnableOAuthServiceProvider: true, PostPriority: true } },
});

test.each(ONCE)(
  '%s that is made by several at once is no fault of the server',
  async (_, path, body) => {
    await rounds(async (round) => {
      const name = `n${round}x${Date.now().toString(36)}`;
      const make = () => server.admin.request('POST', `/api/v4${path.replace('{post}', said.id)}`, { body: body(name) });
      expect((await Promise.all([make(), make(), make(), make()])).filter(({ status }) => status >= 500)).toEqual([]);
    });
  },
  60_000,
);
