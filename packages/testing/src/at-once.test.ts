import { expect, test } from 'bun:test';
import { brokenInvariants } from './broken-invariants.ts';
import { startServer } from './server.ts';

// What is read first and written afterwards may have changed in between, where several connections write.

const server = await startServer();
const [ann, ben] = [await server.user(), await server.user()];
const team = await server.team(ann, ben);
const channel = await server.channel(team, [ann, ben]);

/** So often, lest a race is won by chance. */
const ROUNDS = 25;

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
