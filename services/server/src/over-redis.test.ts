import { afterAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { getClusterStatus } from '@foremast/api/cluster/get-cluster-status';
import { createJob } from '@foremast/api/jobs/create-job';
import { getJob } from '@foremast/api/jobs/get-job';
import { getAnalyticsOld } from '@foremast/api/system/get-analytics-old';
import { patchConfig } from '@foremast/api/system/patch-config';
import { ownRedis } from '@foremast/testing/redis';
import { Person, startTwo, type TestServer } from '@foremast/testing/server';

setDefaultTimeout(30_000);
const redis = ownRedis();
afterAll(() => redis?.remove());

async function until(done: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 1500; tries++) {
    if (await done()) return;
    await Bun.sleep(10);
  }
  throw new Error(`it did not come to this: ${what}`);
}

/** The same person, at the other server. */
const at = (server: TestServer, person: Person) => new Person(server.url, person.user, person.session);

describe.skipIf(!redis)('two servers with a Redis', async () => {
  if (!redis) return;
  const [a, b] = await startTwo({ MM_CACHESETTINGS_REDISADDRESS: redis.url });

  async function jobRuns(): Promise<boolean> {
    const { body } = await a.admin.call(createJob, { body: { type: 'export_delete' } });
    await until(async () => (await a.admin.call(getJob, { params: { job_id: body.id } })).body.status === 'success', 'the job ran');
    return true;
  }

  test('work while it is not there yet', async () => {
    const person = await a.user();
    const channel = await a.channelWith(person);
    const began = Date.now();
    await a.post(channel, person);
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(await jobRuns()).toBe(true);
    await redis.start();
  });

  test('tell each other what happens, and what is not so any more', async () => {
    const [alice, bob] = [await a.user(), await a.user()];
    const channel = await a.channelWith(alice, bob);
    await until(async () => (await a.admin.call(getClusterStatus)).body.length === 2, 'both are there');
    const socket = await at(b, bob).listen();
    await until(async () => {
      await a.post(channel, alice, 'over the bus');
      await Bun.sleep(50);
      return socket.events.some((event) => event.event === 'posted');
    }, 'a message of one server reaches a socket of the other');
    const sockets = async () =>
      ((await a.admin.call(getAnalyticsOld)).body as { name: string; value: number }[]).find(({ name }) => name === 'total_websocket_connections')
        ?.value;
    await until(async () => (await sockets()) === 1, 'sockets of both are counted');

    await a.admin.call(patchConfig, { body: { TeamSettings: { SiteName: 'Two of us' } } });
    const siteName = async () => (await (await fetch(`${b.url}/api/v4/config/client?format=old`)).json()).SiteName;
    await until(async () => (await siteName()) === 'Two of us', 'a setting holds in both');

    expect((await at(b, bob).request('GET', '/api/v4/users/me')).status).toBe(200);
    await bob.request('POST', '/api/v4/users/logout');
    await until(async () => (await at(b, bob).request('GET', '/api/v4/users/me')).status === 401, 'a session that ended at one is over at the other');
    await socket.close();
  });

  test('go on while it is away for a moment, and catch up', async () => {
    const [alice, bob] = [await a.user(), await a.user()];
    const channel = await a.channelWith(alice, bob);
    const socket = await at(b, bob).listen();
    await redis.kill();
    const messages = Array.from({ length: 10 }, (_, i) => `while it was away ${i}`);
    for (const message of messages) await a.post(channel, alice, message);
    expect(await jobRuns()).toBe(true);
    await redis.start();
    const heard = () =>
      socket.events
        .flatMap(({ event, data }) => (event === 'posted' ? JSON.parse(String(data.post)) : []))
        .flatMap(({ type, message }) => (type === '' ? message : []));
    await until(() => heard().length >= messages.length, 'what was said meanwhile arrives');
    expect(heard()).toEqual(messages);
    await socket.close();
  });
});
