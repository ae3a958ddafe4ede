// Memory of an idle socket and CPU of a delivery: the hub alone, without database, against clients in a process of their own.
//   bun scripts/bench/sockets.ts [sockets=1000] [events=300] [port=0]     opens twice as many sockets, measures the second half
import { createHub } from '../../services/server/src/ws/hub.ts';
import type { SocketData } from '../../services/server/src/ws/session.ts';
import { handleUpgrade } from '../../services/server/src/ws/upgrade.ts';

const number = (name: string, fallback: number) => Number(process.argv.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? fallback);
const sockets = 2 * number('sockets', 1000);
const events = number('events', 300);
/** A member of a team's usual channels. */
const CHANNELS = Array.from({ length: 20 }, (_, n) => `channel${n}`.padEnd(26, 'x'));

async function client(url: string): Promise<void> {
  let greeted = 0;
  let heard = 0;
  const open = (n: number) =>
    new Promise<void>((done, fail) => {
      const socket = new WebSocket(url, { headers: { authorization: `Bearer user${n}` } } as never);
      socket.onerror = () => fail(new Error('refused'));
      socket.onmessage = () => {
        if (greeted < sockets) greeted++;
        else heard++;
        done();
        if (greeted === sockets && heard > 0 && heard % sockets === 0) process.send?.({ heard });
      };
    });
  // In two halves: the first also pays for what a process sets up once.
  for (const [from, to] of [
    [0, sockets / 2],
    [sockets / 2, sockets],
  ] as const) {
    for (let n = from; n < to; n += 50) await Promise.all(Array.from({ length: Math.min(50, to - n) }, (_, k) => open(n + k)));
    const more = new Promise((done) => process.once('message', done));
    process.send?.({ open: greeted });
    await more;
  }
}

/** What stays after the collector ran. */
async function residentBytes(): Promise<number> {
  for (let n = 0; n < 5; n++) {
    Bun.gc(true);
    await Bun.sleep(200);
  }
  return process.memoryUsage().rss;
}

async function server(): Promise<void> {
  let ids = 0;
  const hub = createHub({
    authenticate: async (token) => ({
      id: `${token}s`,
      token,
      user_id: token,
      roles: 'system_user',
      is_oauth: false,
      expires_at: 0,
      props: {},
      isAdmin: false,
      isGuest: false,
      mfaMissing: false,
    }),
    memberships: async (user) => ({ channels: [...CHANNELS, `direct${user}`], teams: ['team'] }),
    visibleTo: async () => new Set(),
    actions: { typing: async () => true, updateActiveStatus: async () => undefined, statuses: async () => ({}), statusesByIds: async () => ({}) },
    version: '11.6.0',
    serverVersion: () => '11.6.0.11.6.0.0123456789abcdef0123456789abcdef.true',
    serverHostname: 'bench',
    words: ({ id }) => id,
    newId: () => `${ids++}`.padStart(26, 'c'),
  });
  const listening = Bun.serve<SocketData>({
    port: number('port', 0),
    hostname: '127.0.0.1',
    fetch: (request, self) =>
      handleUpgrade(request, self, {
        authenticate: async (token) => ({
          id: `${token}s`,
          token,
          user_id: token,
          roles: 'system_user',
          is_oauth: false,
          expires_at: 0,
          props: {},
          isAdmin: false,
          isGuest: false,
          mfaMissing: false,
        }),
        credentialsOf: (headers) => ({ token: headers.get('authorization')?.slice(7) ?? '', from: 'header' }),
        origins: () => ({ siteUrl: '', allowCorsFrom: '' }),
        refuse: (_, { status }) => new Response('', { status }),
      }),
    websocket: hub.websocket,
  });
  let told: (message: { open?: number; heard?: number }) => void = () => undefined;
  const heard = (count: number) =>
    new Promise<void>((done) => {
      told = (message) => message.heard === count && done();
    });
  const opened = (count: number) =>
    new Promise<void>((done) => {
      told = (message) => message.open === count && done();
    });
  const half = opened(sockets / 2);
  const child = Bun.spawn(
    [process.execPath, import.meta.path, `sockets=${sockets / 2}`, `client=ws://127.0.0.1:${listening.port}/api/v4/websocket`],
    {
      ipc: (message) => told(message as { open?: number; heard?: number }),
      stdout: 'inherit',
      stderr: 'inherit',
    },
  );
  await half;
  const before = await residentBytes();
  const all = opened(sockets);
  child.send('more');
  await all;
  child.send('more');
  const idle = await residentBytes();

  const post = JSON.stringify({
    id: 'p'.repeat(26),
    message: 'A message of usual length, as people write them. '.repeat(4),
    props: {},
    metadata: {},
    create_at: 1,
    update_at: 1,
    user_id: 'u'.repeat(26),
    channel_id: CHANNELS[0],
  });
  const posted = (n: number) =>
    hub.deliver(
      [
        {
          name: 'posted',
          data: {
            channel_type: 'O',
            channel_display_name: 'Hall',
            channel_name: 'hall',
            sender_name: '@someone',
            team_id: 'team',
            set_online: true,
            post,
            n,
          },
          audience: { channel: CHANNELS[0] },
          personal: { user1: { mentions: '["user1"]' } },
        },
      ],
      [],
    );
  async function measure(count: number, rest: (n: number) => Promise<void> | undefined): Promise<{ cost: string; rate: number }> {
    const done = heard(total + count * sockets);
    total += count * sockets;
    const cpu = process.cpuUsage();
    const start = performance.now();
    for (let n = 0; n < count; n++) {
      posted(n);
      await rest(n);
    }
    await done;
    const { user, system } = process.cpuUsage(cpu);
    const each = (user + system) / (count * sockets);
    const cost = `${each.toFixed(2)} µs of CPU a delivery, ${((user / (user + system)) * 100).toFixed(0)} % of it in the process, the rest in the system`;
    return { cost, rate: Math.round((count * sockets) / ((performance.now() - start) / 1000)) };
  }
  let total = 0;
  await measure(20, () => undefined);
  const single = await measure(events, () => Bun.sleep(20));
  const burst = await measure(events, (n) => (n % 10 === 9 ? Bun.sleep(1) : undefined));
  const after = await residentBytes();
  console.log(`${sockets} sockets, ${(idle / 1048576).toFixed(0)} MB in all`);
  console.log(
    `idle: ${((idle - before) / (sockets / 2) / 1024).toFixed(1)} KB a socket; ${((after - idle) / sockets / 1024).toFixed(1)} KB more after ${2 * events + 20} events each`,
  );
  console.log(`one event at a time: ${single.cost}`);
  console.log(`ten at a time: ${burst.cost}; ${burst.rate.toLocaleString('en')} a second`);
  console.log(JSON.stringify(hub.stats()));
  child.kill();
  hub.close();
  await listening.stop(true);
}

const url = process.argv.find((arg) => arg.startsWith('client='))?.slice(7);
await (url ? client(url) : server());
