import { expect, spyOn, test } from 'bun:test';
import { startServer } from './server.ts';

// What a request asks of the database once its caller is known: settings, licence and rights are in memory.

const server = await startServer();
const person = await server.user();
const channel = await server.channelWith(person);
// What runs by itself asks too.
await server.drainJobs();

async function queriesOf(method: string, path: string): Promise<string[]> {
  await person.request(method, path);
  const run = spyOn(server.running.app.store.db.runner, 'run');
  const { status } = await person.request(method, path);
  // The runner of jobs looks for work meanwhile.
  const texts = run.mock.calls.map(([text]) => text).filter((text) => !text.includes('"fm_jobs"'));
  run.mockRestore();
  expect(status).toBe(200);
  return texts;
}

test('the spy sees the queries of a request', async () => {
  expect((await queriesOf('GET', `/api/v4/channels/${channel.id}/posts?page=1`)).length).toBeGreaterThan(0);
});

test.each([
  ['/api/v4/config/client?format=old', 0],
  ['/api/v4/license/client?format=old', 0],
  ['/api/v4/users/me', 1],
  [`/api/v4/channels/${channel.id}`, 1],
  [`/api/v4/channels/${channel.id}/posts`, 0],
  [`/api/v4/channels/${channel.id}/posts?per_page=30`, 0],
])('GET %s makes %p queries: session, rights, settings and the newest messages cost none', async (path, count) => {
  expect(await queriesOf('GET', path)).toHaveLength(count);
});

test('no request reads the settings', async () => {
  for (const path of [`/api/v4/channels/${channel.id}/posts`, '/api/v4/users?per_page=5', '/api/v4/users/me/teams', '/api/v4/users/me/preferences'])
    expect((await queriesOf('GET', path)).filter((text) => text.includes('configurations'))).toEqual([]);
});
