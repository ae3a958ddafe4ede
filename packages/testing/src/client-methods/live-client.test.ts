import { afterEach, expect, test } from 'bun:test';
import { WebSocketClient } from '@mattermost/client';
import { type Person, startServer } from '../server.ts';

// The other half of the client library: its socket.

interface Heard {
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: payloads of every shape
  readonly data: any;
}
// biome-ignore lint/suspicious/noExplicitAny: replies of every shape
type Reply = any;

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const called = new Set<string>();
const sockets: WebSocket[] = [];
const open: WebSocketClient[] = [];
// A socket that is left open comes back, even when the server is gone.
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

const recorded = (live: WebSocketClient): WebSocketClient =>
  new Proxy(live, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        called.add(String(name));
        return value.apply(target, given);
      };
    },
  });

/** Waits for what a socket brings; nothing is polled for longer than a few seconds. */
async function until<T>(find: () => T | undefined): Promise<T> {
  for (const end = Date.now() + 5000; ; await Bun.sleep(5)) {
    const found = find();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('what was waited for did not come');
  }
}

/** By its token over the socket, or as a browser with its cookie: already in the request. Only the latter is resumed. */
async function connect(person: Person, inRequest = false): Promise<{ live: WebSocketClient; heard: Heard[]; hears(event: string): Promise<Heard> }> {
  const newWebSocketFn = (url: string) => {
    const headers = { Authorization: `Bearer ${person.session.token}` };
    const socket = inRequest ? new WebSocket(url, { headers } as never) : new WebSocket(url);
    sockets.push(socket);
    return socket;
  };
  const live = recorded(new WebSocketClient({ minWebSocketRetryTime: 20, reconnectJitterRange: 5, newWebSocketFn }));
  open.push(live);
  const heard: Heard[] = [];
  live.addMessageListener((message) => heard.push(message as Heard));
  live.addMissedMessageListener(() => undefined);
  live.initialize(person.client.getWebSocketUrl(), inRequest ? undefined : person.session.token, true);
  const hears = (event: string) => until(() => heard.find((message) => message.event === event));
  await hears('hello');
  return { live, heard, hears };
}

const asked = (ask: (done: (reply?: Reply) => void) => void): Promise<Reply> => new Promise((done) => ask(done));

test('a window signs in over its socket, and is answered', async () => {
  const { live, hears } = await connect(alice);
  expect((await hears('hello')).data).toMatchObject({ connection_id: expect.stringMatching(/^\w{26}$/), server_version: expect.any(String) });
  expect(await asked((done) => live.ping(done))).toMatchObject({ status: 'OK', data: { text: 'pong' } });
  expect(await asked((done) => live.sendMessage('no_such_action', {}, done))).toMatchObject({ status: 'FAIL' });
});

test('others are told that somebody types, and that is all the server keeps of it', async () => {
  const [typing, watching] = [await connect(alice), await connect(bob)];
  expect(await asked((done) => typing.live.userTyping(channel.id, '', done))).toMatchObject({ status: 'OK' });
  expect((await watching.hears('typing')).data).toMatchObject({ user_id: alice.id, parent_id: '' });
  expect(typing.heard.map(({ event }) => event)).not.toContain('typing');
});

test('a window says what it shows, and whether somebody is there', async () => {
  const { live } = await connect(alice);
  for (const say of [
    (done: (reply: Reply) => void) => live.updateActiveChannel(channel.id, done),
    (done: (reply: Reply) => void) => live.updateActiveTeam(String(channel.team_id), done),
    (done: (reply: Reply) => void) => live.updateActiveThread(true, channel.id, done),
  ])
    expect(await asked(say)).toMatchObject({ status: 'OK' });
  expect(await asked((done) => live.userUpdateActiveStatus(false, true, done))).toMatchObject({ status: 'OK' });
  expect((await bob.client.getStatus(alice.id)).status).toBe('away');
  expect(await asked((done) => live.userUpdateActiveStatus(true, true, done))).toMatchObject({ status: 'OK' });
  const all = await asked((done) => live.getStatuses(done));
  expect(all).toMatchObject({ status: 'OK', data: { [alice.id]: 'online' } });
  const some = await asked((done) => live.getStatusesByIds([alice.id], done));
  expect(some.data).toEqual({ [alice.id]: 'online' });
});

test('that a notification was shown is taken, and goes on as before', async () => {
  const { live, hears } = await connect(bob);
  const post = await server.post(channel, alice, `look @${bob.username}`);
  expect(JSON.parse((await hears('posted')).data.post)).toMatchObject({ id: post.id });
  live.acknowledgePostedNotification(post.id, 'success', undefined, undefined);
  expect(await asked((done) => live.ping(done))).toMatchObject({ status: 'OK' });
});

test('listeners of every kind hear of a connection that is cut and comes back, and missed nothing', async () => {
  const { live, hears } = await connect(alice, true);
  const told: string[] = [];
  const note = (word: string) => () => void told.push(word);
  const [event, first, again, missed, failed, closed] = ['event', 'first', 'again', 'missed', 'error', 'close'].map(note) as [
    () => void,
    () => void,
    () => void,
    () => void,
    () => void,
    () => void,
  ];
  live.setEventCallback(event);
  live.setFirstConnectCallback(first);
  live.setReconnectCallback(again);
  live.setMissedEventCallback(missed);
  live.setErrorCallback(failed);
  live.setCloseCallback(closed);
  live.addFirstConnectListener(first);
  live.addReconnectListener(again);
  live.addErrorListener(failed);
  live.addCloseListener(closed);
  sockets.at(-1)?.close();
  await until(() => (told.includes('again') ? true : undefined));
  const post = await server.post(channel, bob, 'while you were out');
  expect(JSON.parse((await hears('posted')).data.post)).toMatchObject({ id: post.id });
  expect(told.filter((word) => word === 'close')).toHaveLength(2);
  expect(told.filter((word) => word === 'again')).toHaveLength(2);
  expect(told).not.toContain('first');
  expect(told).not.toContain('missed');
  live.removeFirstConnectListener(first);
  live.removeReconnectListener(again);
  live.removeErrorListener(failed);
  live.removeCloseListener(closed);
  live.removeMissedMessageListener(missed);
  live.removeMessageListener(event);
  live.clearReconnectTimeout();
  live.stopPingInterval();
  live.close();
});

test('every method of the socket is called', () => {
  const methods = Object.getOwnPropertyNames(WebSocketClient.prototype).filter((name) => name !== 'constructor');
  expect(methods.length).toBeGreaterThan(30);
  expect(methods.filter((name) => !called.has(name))).toEqual([]);
});
