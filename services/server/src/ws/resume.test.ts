import { afterEach, expect, test } from 'bun:test';
import { type Client, idOf, startHub, type TestHub } from './testing.ts';

let t: TestHub;
afterEach(() => t.close());

const MINUTE = 60_000;
const events = (client: Client) => client.frames.filter((f) => f.event).map((f) => [f.event, f.seq]);

/** A connection of alice that heard hello and `count` events, and whose socket is closed. */
async function left(count: number): Promise<string> {
  t = startHub();
  t.session('alice');
  const alice = t.connect('alice');
  const id = await alice.hello();
  for (let n = 1; n <= count; n++) t.emit(`e${n}`, { user: 'alice' });
  await alice.heard();
  await alice.close();
  return id;
}
async function back(id: string, seq: number | string, token = 'alice'): Promise<Client> {
  const client = t.connect(token, `?connection_id=${id}&sequence_number=${seq}`);
  await client.opened;
  return client;
}

test('coming back one past the last event goes on with what happened meanwhile, without hello', async () => {
  const id = await left(2);
  t.emit('meanwhile', { user: 'alice' });
  const alice = await back(id, 3);
  t.emit('after', { user: 'alice' });
  await alice.heard();
  expect(events(alice)).toEqual([
    ['meanwhile', 3],
    ['after', 4],
  ]);
  expect(t.log).toEqual(['alice online', 'alice offline', 'alice online']);
});

test('events that were written but not received are written again, with the same numbers', async () => {
  const id = await left(5);
  t.emit('meanwhile', { user: 'alice' });
  const alice = await back(id, 3);
  await alice.heard();
  expect(events(alice)).toEqual([
    ['e3', 3],
    ['e4', 4],
    ['e5', 5],
    ['meanwhile', 6],
  ]);
});

test('a connection can be taken up again and again', async () => {
  const id = await left(1);
  for (let n = 2; n < 6; n++) {
    t.emit('more', { user: 'alice' });
    const alice = await back(id, n);
    await alice.heard();
    expect(events(alice)).toEqual([['more', n]]);
    await alice.close();
  }
});

test('the last 128 events can be had again, the one before them cannot', async () => {
  let id = await left(200);
  let alice = await back(id, 201 - 128);
  await alice.heard();
  expect(events(alice)).toHaveLength(128);
  expect(events(alice)[0]).toEqual(['e73', 73]);
  t.close();
  id = await left(200);
  alice = await back(id, 200 - 128);
  expect(await alice.hello()).not.toBe(id);
});

test('what is lost is admitted: a new id, hello with number 0, then what was waiting; the old id is unknown', async () => {
  const id = await left(2);
  t.emit('meanwhile', { user: 'alice' });
  const alice = await back(id, 9);
  const fresh = await alice.hello();
  await alice.heard();
  expect(fresh).not.toBe(id);
  expect(events(alice)).toEqual([
    ['hello', 0],
    ['meanwhile', 1],
  ]);
  await alice.close();
  const again = await back(id, 1);
  expect(await again.hello()).not.toBe(id);
  const known = await back(fresh, 2);
  await known.heard();
  expect(events(known)).toEqual([]);
});

test('number 0 replays nothing and sends no hello; counting begins again', async () => {
  const id = await left(3);
  let alice = await back(id, 0);
  t.emit('next', { user: 'alice' });
  await alice.heard();
  expect(events(alice)).toEqual([['next', 0]]);
  await alice.close();
  alice = await back(id, 1);
  t.emit('then', { user: 'alice' });
  await alice.heard();
  expect(events(alice)).toEqual([['then', 1]]);
});

test.each(['', 'x', '1.5', '1e3'])('a sequence number that is none (%p) closes the socket', async (seq) => {
  const id = await left(1);
  const alice = await back(id, seq).catch(() => undefined);
  expect(await alice?.closed).toEqual({ code: 1005, frames: [] });
});

test('a malformed id closes the socket', async () => {
  await left(0);
  const alice = await back('nonsense', 1).catch(() => undefined);
  expect(await alice?.closed).toEqual({ code: 1005, frames: [] });
});

test('ids that are unknown, still in use, or of somebody else make a new connection', async () => {
  const id = await left(1);
  t.session('bob');
  const bob = await back(id, 2, 'bob');
  const bobs = await bob.hello();
  expect(bobs).not.toBe(id);
  expect(await (await back(bobs, 1, 'bob')).hello()).not.toBe(bobs);
  expect(await (await back(idOf('never'), 1, 'bob')).hello()).not.toBe(idOf('never'));
  const alice = await back(id, 2);
  await alice.heard();
  expect(events(alice)).toEqual([]);
});

test('without a session there is nothing to resume: the socket opens silently, and a challenge makes a new connection', async () => {
  const id = await left(1);
  const stranger = await back(id, 2, '');
  stranger.send(JSON.stringify({ seq: 7, action: 'authentication_challenge', data: { token: 'alice' } }));
  expect(await stranger.hello()).not.toBe(id);
});

test('another session of the same user can take a connection up, but not one whose session was revoked', async () => {
  const id = await left(1);
  t.session('alice', { token: 'other' });
  const other = await back(id, 2, 'other');
  await other.heard();
  expect(events(other)).toEqual([]);
  await other.close();
  t.hub.sessionRevoked({ session: 'session of other' });
  expect(await (await back(id, 2)).hello()).not.toBe(id);
});

test('a connection is forgotten after five minutes, at the next check', async () => {
  const id = await left(1);
  t.clock.advance(4 * MINUTE);
  expect(t.hub.stats()).toMatchObject({ away: 1, users: 1 });
  t.clock.advance(6 * MINUTE);
  expect(t.hub.stats()).toEqual({ users: 0, sockets: 0, away: 0, blocked: 0 });
  expect(await (await back(id, 2)).hello()).not.toBe(id);
});

test('a connection for which 256 messages wait is dropped; those that can be spared stop at 128', async () => {
  let id = await left(0);
  for (let n = 0; n < 128; n++) t.emit('kept', { user: 'alice' });
  for (let n = 0; n < 500; n++) t.emit('typing', { user: 'alice' });
  for (let n = 0; n < 128; n++) t.emit('kept', { user: 'alice' });
  let alice = await back(id, 1);
  await alice.heard();
  expect(events(alice)).toEqual(Array.from({ length: 256 }, (_, n) => ['kept', n + 1]));
  t.close();
  id = await left(0);
  for (let n = 0; n < 257; n++) t.emit('kept', { user: 'alice' });
  await Promise.resolve();
  expect(t.hub.stats().away).toBe(0);
  alice = await back(id, 1);
  expect(await alice.hello()).not.toBe(id);
});

test('memberships stay current while the client is away, and what it showed is forgotten', async () => {
  t = startHub();
  t.session('alice');
  t.channels.lobby = ['alice'];
  const alice = t.connect('alice');
  const id = await alice.hello();
  await alice.ask('presence', { channel_id: 'attic', thread_channel_id: '' });
  await alice.ask('presence', { thread_channel_id: '', is_thread_view: true });
  await alice.close();
  t.hub.deliver([{ name: 'typing', data: {}, audience: { channel: 'attic' } }], [{ scope: 'channel', id: 'attic', user: 'alice', present: true }]);
  t.emit('typing', { channel: 'lobby' });
  const again = await back(id, 1);
  await again.heard();
  expect(again.frames.filter((f) => f.event).map((f) => f.broadcast.channel_id)).toEqual(['attic', 'lobby']);
});

test('an answer that comes after the client left is for nobody', async () => {
  let answer: (() => void) | undefined;
  let asked: (() => void) | undefined;
  const asking = new Promise<void>((done) => {
    asked = done;
  });
  t = startHub({
    actions: {
      typing: async () => true,
      updateActiveStatus: async () => undefined,
      statuses: () =>
        new Promise((done) => {
          answer = () => done({ bob: 'away' });
          asked?.();
        }),
      statusesByIds: async () => ({}),
    },
  });
  t.session('alice');
  const alice = t.connect('alice');
  const id = await alice.hello();
  alice.send('{"seq":1,"action":"get_statuses"}');
  await asking;
  await alice.close();
  const again = await back(id, 1);
  answer?.();
  await again.heard();
  expect(again.frames.map((f) => f.data?.text)).toEqual(['pong']);
});

test('of one person a few connections wait for their clients: those that left last', async () => {
  t = startHub();
  t.session('alice');
  const ids: string[] = [];
  for (let n = 0; n < 40; n++) {
    const client = t.connect('alice');
    ids.push(await client.hello());
    t.clock.advance(1);
    await client.close();
  }
  const first = await back(ids[0] as string, 1);
  expect(await first.hello()).not.toBe(ids[0]);
  expect(t.hub.stats()).toMatchObject({ sockets: 1, away: 32 });
  const last = await back(ids[39] as string, 1);
  expect(await last.heard()).toEqual([]);
  expect(events(last)).toEqual([]);
});
