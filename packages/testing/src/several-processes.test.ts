import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { rm } from 'node:fs/promises';
import { Client4 } from '@mattermost/client';
import { newShared, type ServerProcess, type Shared, serverProcess } from './process.ts';
import { TestSocket } from './socket.ts';

setDefaultTimeout(60_000);

const redis = process.env.TEST_REDIS_URL;
const PASSWORD = 'Sea-and-sky-1';
const PEOPLE = 12;
const WITHIN_MS = 1_000;

// Two processes on one port, one database and one Redis, as on a machine with several cores. Which of them answers is the
// kernel's choice, so everything is asked several times.
describe.skipIf(!redis)('two processes on one port', () => {
  let shared: Shared;
  let url = '';
  const processes: ServerProcess[] = [];
  beforeAll(async () => {
    shared = await newShared();
    const env = {
      MM_CACHESETTINGS_REDISADDRESS: redis?.replace(/^redis:\/\//, '').replace(/\/.*$/, '') ?? '',
      MM_TEAMSETTINGS_MAXUSERSPERTEAM: '200',
    };
    for (let i = 0; i < 2; i++) {
      const one = await serverProcess(env, shared);
      processes.push(one);
      url = one.url;
      await one.start();
    }
  });
  afterAll(async () => {
    for (const one of processes) await one.dispose();
    await shared.database.drop();
    await rm(shared.folder, { recursive: true, force: true });
  });

  /** A connection of its own for each request, so that both processes are asked. */
  const ask = (path: string, token: string, init: RequestInit = {}) =>
    fetch(url + path, { ...init, headers: { Authorization: `Bearer ${token}`, Connection: 'close' }, keepalive: false });

  async function person(name: string): Promise<{ client: Client4; id: string; token: string }> {
    const client = new Client4();
    client.setUrl(url);
    await client.createUser({ username: name, email: `${name}@example.com`, password: PASSWORD } as never, '', '');
    const { id } = await client.login(name, PASSWORD);
    return { client, id, token: client.getToken() };
  }

  /** True for all of several requests within the time, or the last answers. */
  async function everywhere(check: () => Promise<boolean>): Promise<boolean> {
    for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; ) {
      const answers = await Promise.all(Array.from({ length: 12 }, check));
      if (answers.every(Boolean)) return true;
    }
    return false;
  }

  test('a message reaches every socket, wherever it is, and once', async () => {
    const admin = await person('admin');
    const team = await admin.client.createTeam({ name: 'fleet', display_name: 'Fleet', type: 'O' } as never);
    const channel = await admin.client.getChannelByName(team.id, 'town-square');
    const sockets: TestSocket[] = [];
    for (let i = 0; i < PEOPLE; i++) {
      const one = await person(`sailor${i}`);
      await admin.client.addToTeam(team.id, one.id);
      const socket = new TestSocket(url, one.token);
      await socket.until(() => socket.events.find((e) => e.event === 'hello'), 'hello');
      sockets.push(socket);
    }
    await admin.client.createPost({ channel_id: channel.id, message: 'all hands' } as never);
    const isIt = (e: { event: string; data: { post?: string } }) => e.event === 'posted' && JSON.parse(e.data.post ?? '{}').message === 'all hands';
    for (const socket of sockets) await socket.until(() => socket.events.find(isIt), 'message');
    expect(sockets.map((socket) => socket.events.filter(isIt).length)).toEqual(sockets.map(() => 1));
    for (const socket of sockets) await socket.close();
  });

  test('a session that was ended on one is dead on all within a second', async () => {
    const one = await person('leaver');
    expect(await everywhere(async () => (await ask('/api/v4/users/me', one.token)).status === 200)).toBe(true);
    const socket = new TestSocket(url, one.token);
    await socket.until(() => socket.events.find((e) => e.event === 'hello'), 'hello');
    await ask('/api/v4/users/logout', one.token, { method: 'POST' });
    expect(await everywhere(async () => (await ask('/api/v4/users/me', one.token)).status === 401)).toBe(true);
    expect(await socket.ask('ping')).toMatchObject({ status: 'FAIL' });
    await socket.close();
  });

  test('a changed setting is in force on all within a second', async () => {
    const admin = new Client4();
    admin.setUrl(url);
    await admin.login('admin', PASSWORD);
    await admin.patchConfig({ TeamSettings: { SiteName: 'Two masts' } } as never);
    const shows = async () => (await (await ask('/api/v4/config/client?format=old', admin.getToken())).json()).SiteName === 'Two masts';
    expect(await everywhere(shows)).toBe(true);
  });
});
