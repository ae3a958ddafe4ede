import { expect, test } from 'bun:test';
import { startTwo, type TestServer } from '@foremast/testing/server';

const [here, there] = await startTwo();
const alice = await here.user();
const team = await here.team(alice);
const [open, other] = [await here.channel(team), await here.channel(team, [alice])];
await here.post(open, here.admin, 'walrus in the open');
await here.post(other, alice, 'walrus elsewhere');

async function found(server: TestServer, more: Record<string, unknown> = {}, where = `teams/${team.id}/posts`): Promise<string[]> {
  const answer = await fetch(`${server.url}/api/v4/${where}/search`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${alice.session.token}` },
    body: JSON.stringify({ terms: 'walrus', is_or_search: false, ...more }),
  });
  const { order, posts } = (await answer.json()) as { order: string[]; posts: Record<string, { message: string }> };
  return order.map((id) => posts[id]?.message ?? '').sort();
}
const foundEverywhere = async () => {
  const [a, b] = [await found(here), await found(there)];
  expect(b).toEqual(a);
  return a;
};
const admin = (method: string, path: string, body?: unknown) => here.admin.request(method, `/api/v4/${path}`, body ? { body } : {});

test('who joins a channel finds what is said there, and who leaves it finds it no more, whichever server is asked', async () => {
  expect(await foundEverywhere()).toEqual(['walrus elsewhere']);
  expect((await admin('POST', `channels/${open.id}/members`, { user_id: alice.id })).status).toBe(201);
  expect(await foundEverywhere()).toEqual(['walrus elsewhere', 'walrus in the open']);
  expect((await admin('DELETE', `channels/${open.id}/members/${alice.id}`)).status).toBe(200);
  expect(await foundEverywhere()).toEqual(['walrus elsewhere']);
});

test('a channel that is archived is searched only where that is asked for, until it is brought back', async () => {
  expect((await admin('DELETE', `channels/${other.id}`)).status).toBe(200);
  expect(await foundEverywhere()).toEqual([]);
  expect(await found(there, { include_deleted_channels: true })).toEqual(['walrus elsewhere']);
  expect((await admin('POST', `channels/${other.id}/restore`)).status).toBe(200);
  expect(await foundEverywhere()).toEqual(['walrus elsewhere']);
});

test('a channel that moves to another team is searched there', async () => {
  const to = await here.team(alice);
  expect((await admin('POST', `channels/${other.id}/move`, { team_id: to.id, force: true })).status).toBe(200);
  expect(await foundEverywhere()).toEqual([]);
  expect((await admin('POST', `channels/${other.id}/move`, { team_id: team.id, force: true })).status).toBe(200);
  expect(await foundEverywhere()).toEqual(['walrus elsewhere']);
});

test('who leaves the team finds nothing of it', async () => {
  expect(await found(there, {}, 'posts')).toEqual(['walrus elsewhere']);
  expect((await admin('DELETE', `teams/${team.id}/members/${alice.id}`)).status).toBe(200);
  expect(await found(there, {}, 'posts')).toEqual([]);
});
