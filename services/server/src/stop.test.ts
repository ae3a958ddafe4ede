import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { connect } from 'node:net';
import { type ServerProcess, serverProcess } from '@foremast/testing/process';
import { TestSocket } from '@foremast/testing/socket';
import { Client4 } from '@mattermost/client';

setDefaultTimeout(60_000);

const PASSWORD = 'Sea-and-sky-1';

let server: ServerProcess;
const admin = new Client4();
let channel = '';
beforeAll(async () => {
  server = await serverProcess();
  await server.start();
  admin.setUrl(server.url);
  await admin.createUser({ username: 'skipper', email: 'skipper@example.com', password: PASSWORD } as never, '', '');
  await admin.login('skipper', PASSWORD);
  const team = await admin.createTeam({ name: 'harbour', display_name: 'Harbour', type: 'O' } as never);
  channel = (await admin.getChannelByName(team.id, 'town-square')).id;
});
afterAll(() => server.dispose());

test('told to stop under load, a server finishes what it accepted, tells its sockets and ends in time', async () => {
  const socket = new TestSocket(server.url, admin.getToken());
  await socket.until(() => socket.events.find((e) => e.event === 'hello'), 'hello');
  const accepted: string[] = [];
  let going = true;
  const writer = async () => {
    while (going) {
      const post = await admin.createPost({ channel_id: channel, message: 'under way' } as never).catch(() => undefined);
      if (post) accepted.push(post.id);
      else going = false;
    }
  };
  // A request whose body is on its way when the signal comes.
  const slow = fetch(`${server.url}/api/v4/files?channel_id=${channel}&filename=slow.txt`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${admin.getToken()}`, 'Content-Type': 'application/octet-stream' },
    body: new ReadableStream({
      async start(controller) {
        controller.enqueue(new TextEncoder().encode('half of it, '));
        await Bun.sleep(800);
        controller.enqueue(new TextEncoder().encode('and the rest'));
        controller.close();
      },
    }),
  });
  const writers = Array.from({ length: 8 }, writer);
  await Bun.sleep(500);
  const code = await server.stop();
  going = false;
  await Promise.all(writers);
  // After ten seconds it would have ended itself, with another code.
  expect(code).toBe(0);
  expect((await slow).status).toBe(201);
  const file = (await (await slow).json()) as { file_infos: { id: string }[] };
  await socket.closed;
  expect(accepted.length).toBeGreaterThan(0);

  await server.start();
  await admin.login('skipper', PASSWORD);
  const there = new Set((await admin.getPostsByIds(accepted)).map((post) => post.id));
  expect(accepted.filter((id) => !there.has(id))).toEqual([]);
  const fetched = await fetch(admin.getFileUrl(file.file_infos[0]?.id ?? '', 0), { headers: { Authorization: `Bearer ${admin.getToken()}` } });
  expect(await fetched.text()).toBe('half of it, and the rest');
});

test.each([
  ['for a channel that is not there', `/api/v4/files?filename=a.txt&channel_id=${'z'.repeat(26)}`, 403],
  ['that is no upload', `/api/v4/uploads/${'z'.repeat(26)}`, 404],
  ['to no address at all', '/api/v4/nowhere', 404],
  ['that is more than a message may be', '/api/v4/posts', 413],
])('what somebody goes on sending %s is refused at once, and keeps no server from ending', async (_, path, status) => {
  await admin.login('skipper', PASSWORD);
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const answered = new Promise<string>((done) => socket.once('data', (data) => done(data.toString())));
  socket.on('error', () => undefined);
  const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${admin.getToken()}\r\nContent-Length: 20000000\r\n\r\n`;
  socket.write(head);
  const sending = setInterval(() => !socket.destroyed && socket.write(Buffer.alloc(10_000)), 20);
  try {
    expect(await Promise.race([answered, Bun.sleep(3000)])).toStartWith(`HTTP/1.1 ${status} `);
    const before = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - before).toBeLessThan(3000);
  } finally {
    clearInterval(sending);
    socket.destroy();
    await server.start();
  }
});

test('the console holds ids of requests and people, and nothing that they wrote', async () => {
  await admin.createPost({ channel_id: channel, message: 'a well-kept secret' } as never);
  const refused = await fetch(`${server.url}/api/v4/channels/${'z'.repeat(26)}`, { headers: { Authorization: `Bearer ${admin.getToken()}` } });
  const { request_id } = (await refused.json()) as { request_id: string };
  await fetch(`${server.url}/api/v4/users/login`, { method: 'POST', body: JSON.stringify({ login_id: 'skipper', password: 'not-my-secret-1' }) });
  const me = await admin.getMe();
  const text = await server.console();
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  expect(lines).toContainEqual(expect.objectContaining({ request_id, user_id: me.id, operation: 'GetChannel', status: refused.status }));
  for (const secret of ['a well-kept secret', 'not-my-secret-1', PASSWORD, admin.getToken(), 'skipper@example.com'])
    expect(text).not.toContain(secret);
});
