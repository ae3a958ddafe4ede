import { afterAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import type { Socket } from 'node:net';
import type { BusMessage } from '@foremast/kernel/app';
import { ownRedis } from '@foremast/testing/redis';
import { RedisBus } from './redis-bus.ts';

setDefaultTimeout(30_000);
const redis = ownRedis();
const buses: RedisBus[] = [];

afterAll(async () => {
  await Promise.all(buses.map((bus) => bus.close()));
  await redis?.remove();
});

async function until(done: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 1000 && !done(); tries++) await Bun.sleep(10);
  if (!done()) throw new Error(`it did not come to this: ${what}`);
}

function process(name: string) {
  const heard: string[] = [];
  let forgot = 0;
  const node = { version: '1', schema_version: '1', config_hash: '', ipaddress: '127.0.0.1', hostname: 'here' };
  const bus = new RedisBus({
    redis: { url: redis?.url ?? '', prefix: '' },
    name,
    report: () => undefined,
    onTrouble: () => undefined,
    describe: () => ({ node, sockets: 3 }),
  });
  bus.listen((message) => {
    if (message.touches.some((touch) => 'cache' in touch && touch.cache === '*')) forgot++;
    heard.push(...message.events.map((event) => event.name));
  });
  buses.push(bus);
  return { bus, heard, forgotten: () => forgot };
}

const told = (name: string): BusMessage => ({ touches: [], events: [{ name, data: {}, audience: {} }] });

describe.skipIf(!redis)('the bus over Redis', () => {
  test('tells the others, in order, and not itself', async () => {
    await redis?.start();
    const [one, two, elsewhere] = [process('a'), process('a'), process('b')];
    await until(() => two.forgotten() > 0 && elsewhere.forgotten() > 0, 'they listen');
    await Bun.sleep(100);
    for (let i = 0; i < 300; i++) one.bus.publish(told(`event ${i}`));
    await until(() => two.heard.length === 300, 'the other one has heard all');
    expect(two.heard).toEqual(Array.from({ length: 300 }, (_, i) => `event ${i}`));
    expect([one.heard, elsewhere.heard]).toEqual([[], []]);
  });

  test('a connection that ends is not tried without a pause, and what was told meanwhile arrives', async () => {
    const [one, two] = [process('e'), process('e')];
    await until(() => one.forgotten() > 0 && two.forgotten() > 0, 'they listen');
    await Bun.sleep(200);
    const { stream } = Reflect.get(one.bus, 'writing') as { stream: Socket };
    stream.end();
    one.bus.publish(told('at the end'));
    await until(() => two.heard.includes('at the end'), 'it arrives');
    expect(two.heard).toEqual(['at the end']);
  });

  test('knows all processes and their sockets', async () => {
    const [one] = [process('c'), process('c')];
    await until(() => one.forgotten() > 0, 'it is connected');
    await Bun.sleep(200);
    expect((await one.bus.nodes()).map(({ hostname }) => hostname)).toEqual(['here', 'here']);
    expect(await one.bus.sockets()).toBe(6);
  });

  test('knows whether somebody who left one process is still at another', async () => {
    const [one, two] = [process('seats'), process('seats')];
    await until(() => one.forgotten() > 0 && two.forgotten() > 0, 'they listen');
    await one.bus.nodes();
    await two.bus.nodes();
    await one.bus.seat('alice', true);
    await two.bus.seat('alice', true);
    expect(await one.bus.seat('alice', false)).toBe(true);
    expect(await two.bus.seat('alice', false)).toBe(false);
    // Redis has lost it, and learns it again from those who are there.
    await two.bus.seat('bob', true);
    await redis?.kill();
    await redis?.start();
    await until(() => [one, two].every(({ bus }) => (Reflect.get(bus, 'writing') as { status: string }).status === 'ready'), 'they are back');
    await Bun.sleep(100);
    await two.bus.nodes();
    expect(await one.bus.seat('bob', false)).toBe(true);
  });

  test('keeps what is told while Redis is away, and memory is not trusted meanwhile', async () => {
    const [one, two] = [process('d'), process('d')];
    await until(() => two.forgotten() > 0, 'they listen');
    await Bun.sleep(100);
    await redis?.kill();
    await Bun.sleep(100);
    const before = two.forgotten();
    for (let i = 0; i < 20; i++) one.bus.publish(told(`kept ${i}`));
    await until(() => two.forgotten() > before + 1, 'what is remembered is forgotten again and again');
    await redis?.start();
    await until(() => two.heard.length >= 20, 'all arrived');
    expect(two.heard).toEqual(Array.from({ length: 20 }, (_, i) => `kept ${i}`));
  });
});

test('when more happens than can be kept for the others, they are told to look again', async () => {
  const quiet = { report: () => undefined, onTrouble: () => undefined };
  const bus = new RedisBus({ redis: { url: 'redis://127.0.0.1:1', prefix: '' }, name: 'away', ...quiet });
  for (let i = 0; i < 10_100; i++) bus.publish(told(`event ${i}`));
  const [first, second, ...rest] = Reflect.get(bus, 'waiting') as string[];
  expect([JSON.parse(first ?? ''), JSON.parse(second ?? '').events[0].name, rest.length]).toEqual([
    { touches: [{ cache: '*', key: '*' }], events: [] },
    'event 101',
    9_998,
  ]);
  await bus.close();
});
