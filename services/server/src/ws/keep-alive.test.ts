import { afterEach, expect, test } from 'bun:test';
import { connect, type Socket } from 'node:net';
import { startHub, type TestHub } from './testing.ts';

let t: TestHub;
afterEach(() => t.close());

const SECOND = 1000;
const later = () => new Promise<void>((done) => setImmediate(done));

test('a socket that does not sign in is closed after five seconds', async () => {
  t = startHub();
  const silent = t.connect();
  await silent.opened;
  t.clock.advance(4.9 * SECOND);
  expect(t.hub.stats().sockets).toBe(1);
  t.clock.advance(0.2 * SECOND);
  expect(await silent.closed).toEqual({ code: 1005, frames: [] });
});

test('a ping goes out every minute, and a client that answers stays', async () => {
  let pong: (() => void) | undefined;
  t = startHub({ onPong: () => pong?.() });
  t.session('alice');
  const alice = t.connect('alice');
  await alice.hello();
  for (let minute = 0; minute < 4; minute++) {
    const answered = new Promise<void>((done) => {
      pong = done;
    });
    t.clock.advance(60 * SECOND);
    await answered;
  }
  expect(await alice.heard()).toEqual([]);
});

test('a client that answers no ping for a hundred seconds is cut off, and may resume', async () => {
  t = startHub();
  t.session('alice');
  const alice = t.connect('alice');
  await alice.hello();
  t.clock.advance(99 * SECOND);
  expect(t.hub.stats().sockets).toBe(1);
  t.clock.advance(2 * SECOND);
  expect((await alice.closed).code).toBe(1006);
  expect(t.hub.stats()).toMatchObject({ sockets: 0, away: 1 });
});

/** A client that reads only when told to. Its frames are text of servers: no masks, no fragments. */
async function reader(
  token: string,
): Promise<{ socket: Socket; events: { event: string; seq: number }[]; until(count: number): Promise<void>; closed: Promise<void> }> {
  const socket = connect(t.port, '127.0.0.1');
  const events: { event: string; seq: number }[] = [];
  let bytes = Buffer.alloc(0);
  let upgraded = false;
  let wake: (() => void) | undefined;
  function parse(): void {
    if (!upgraded) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      upgraded = true;
      bytes = bytes.subarray(end + 4);
    }
    while (bytes.length >= 2) {
      const short = (bytes[1] ?? 0) & 127;
      const head = { 127: 10, 126: 4 }[short] ?? 2;
      if (bytes.length < head) return;
      const long = () => (short === 127 ? Number(bytes.readBigUInt64BE(2)) : bytes.readUInt16BE(2));
      const length = short >= 126 ? long() : short;
      if (bytes.length < head + length) return;
      if (((bytes[0] ?? 0) & 15) === 1) events.push(JSON.parse(bytes.subarray(head, head + length).toString()));
      bytes = bytes.subarray(head + length);
    }
  }
  const closed = new Promise<void>((done) => socket.on('close', () => done()));
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    bytes = Buffer.concat([bytes, data]);
    parse();
    wake?.();
  });
  socket.write(
    `GET /api/v4/websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  );
  const until = async (count: number) => {
    while (events.length < count)
      await new Promise<void>((done) => {
        wake = done;
      });
  };
  await until(1);
  return { socket, events, until, closed };
}

const big = { data: { text: 'x'.repeat(300_000) } };
/** Fills what the system buffers for a client that has stopped reading. */
async function fill(): Promise<number> {
  let count = 0;
  while (t.hub.stats().blocked === 0) {
    t.emit('big', { user: 'alice' }, big);
    count++;
    await later();
  }
  return count;
}

test('a client that stops reading for a while gets everything in order once it reads again', async () => {
  t = startHub();
  t.session('alice');
  const client = await reader('alice');
  client.socket.pause();
  const count = (await fill()) + 20;
  for (let n = 0; n < 20; n++) t.emit('small', { user: 'alice' });
  client.socket.resume();
  await client.until(count + 1);
  expect(client.events.map((e) => e.seq)).toEqual(Array.from({ length: count + 1 }, (_, n) => n));
  expect(t.hub.stats()).toMatchObject({ sockets: 1, blocked: 0 });
  client.socket.destroy();
});

test('a client that does not read is dropped for good when 256 messages wait, without those that can be spared', async () => {
  t = startHub();
  t.session('alice');
  const client = await reader('alice');
  client.socket.pause();
  await fill();
  for (let n = 0; n < 256; n++) t.emit(n < 128 ? 'small' : 'typing', { user: 'alice' });
  for (let n = 0; n < 128; n++) t.emit('small', { user: 'alice' });
  await later();
  expect(t.hub.stats()).toMatchObject({ sockets: 1 });
  t.emit('one too many', { user: 'alice' });
  await later();
  expect(t.hub.stats()).toEqual({ users: 0, sockets: 0, away: 0, blocked: 0 });
  client.socket.resume();
  await client.closed;
});

test('a write that does not finish in thirty seconds ends the socket, which may be resumed', async () => {
  t = startHub();
  t.session('alice');
  const client = await reader('alice');
  client.socket.pause();
  await fill();
  t.clock.advance(29 * SECOND);
  expect(t.hub.stats().sockets).toBe(1);
  t.clock.advance(2 * SECOND);
  await later();
  expect(t.hub.stats()).toMatchObject({ sockets: 0, away: 1, blocked: 0 });
  client.socket.destroy();
});

test('a burst that a socket had no turn for does not count as slowness', async () => {
  t = startHub();
  t.session('alice');
  const alice = t.connect('alice');
  await alice.hello();
  for (let n = 0; n < 1000; n++) t.emit(n % 2 ? 'typing' : 'news', { user: 'alice' });
  expect(await alice.heard()).toHaveLength(1000);
});
