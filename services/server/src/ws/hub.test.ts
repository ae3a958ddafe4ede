import { afterEach, expect, test } from 'bun:test';
import { type Client, startHub, type TestHub } from './testing.ts';

let t: TestHub;
afterEach(() => t.close());

/** Opens sockets of these users and waits until they are greeted. */
async function people<T extends string[]>(...tokens: T): Promise<{ [K in keyof T]: Client }> {
  const clients = tokens.map((token) => {
    if (!t.sessions.has(token)) t.session(token);
    return t.connect(token);
  });
  await Promise.all(clients.map((client) => client.hello()));
  return clients as { [K in keyof T]: Client };
}
const heard = (clients: Client[]) => Promise.all(clients.map((client) => client.heard()));

test('hello comes first, with number 0, and says who the connection is', async () => {
  t = startHub();
  const [alice] = await people('alice');
  const hello = await alice.event('hello');
  const broadcast = { omit_users: null, user_id: 'alice', channel_id: '', team_id: '', connection_id: '', omit_connection_id: '' };
  expect(hello).toEqual({
    event: 'hello',
    data: { server_version: '11.6.0.1.abc.true', connection_id: expect.stringMatching(/^[a-z0-9]{26}$/), server_hostname: 'here' },
    broadcast,
    seq: 0,
  });
  expect(Object.keys(hello)).toEqual(['event', 'data', 'broadcast', 'seq']);
  expect(Object.keys(hello.broadcast)).toEqual(['omit_users', 'user_id', 'channel_id', 'team_id', 'connection_id', 'omit_connection_id']);
});

test('each connection counts for itself, and events keep their order', async () => {
  t = startHub();
  t.channels.lobby = ['alice', 'bob'];
  const [alice, bob] = await people('alice', 'bob');
  t.emit('one', { user: 'alice' });
  t.hub.deliver(
    [
      { name: 'two', data: { a: 'ä€😀' }, audience: { channel: 'lobby' } },
      { name: 'three', data: {}, audience: { channel: 'lobby' } },
    ],
    [],
  );
  await heard([alice, bob]);
  const numbered = (client: Client) => client.frames.filter((f) => f.event).map((f) => [f.event, f.seq]);
  expect(numbered(alice)).toEqual([
    ['hello', 0],
    ['one', 1],
    ['two', 2],
    ['three', 3],
  ]);
  expect(numbered(bob)).toEqual([
    ['hello', 0],
    ['two', 1],
    ['three', 2],
  ]);
  expect((await bob.event('two')).data).toEqual({ a: 'ä€😀' });
});

test('channel, team, user, connection and everyone: who hears what', async () => {
  t = startHub();
  t.channels.lobby = ['alice', 'bob'];
  t.teams.town = ['bob', 'carol'];
  const clients = await people('alice', 'bob', 'carol');
  const bobs = await clients[1].hello();
  t.emit('to the channel', { channel: 'lobby' });
  t.emit('to the channel but one', { channel: 'lobby', omitUsers: ['alice'] });
  t.emit('to the team', { team: 'town' });
  t.emit('to bob, naming a channel he is not in', { user: 'bob', channel: 'attic', omitUsers: ['bob'] });
  t.emit('to one connection', { connection: bobs });
  t.emit('to the channel but one connection', { channel: 'lobby', omitConnection: bobs });
  t.emit('to everyone', {});
  t.emit('to nobody', { channel: 'unknown' });
  expect(await heard(clients)).toEqual([
    ['to the channel', 'to the channel but one connection', 'to everyone'],
    ['to the channel', 'to the channel but one', 'to the team', 'to bob, naming a channel he is not in', 'to one connection', 'to everyone'],
    ['to the team', 'to everyone'],
  ]);
  const frame = await clients[1].event('to the channel but one');
  expect(frame.broadcast).toEqual({
    omit_users: { alice: true },
    user_id: '',
    channel_id: 'lobby',
    team_id: '',
    connection_id: '',
    omit_connection_id: '',
  });
});

test('sanitised copies are not for administrators, sensitive ones only for them, also after the role changed', async () => {
  t = startHub();
  t.session('admin', { isAdmin: true });
  const clients = await people('admin', 'alice');
  t.emit('sanitised', { sanitized: true });
  t.emit('sensitive', { sensitive: true });
  expect(await heard(clients)).toEqual([['sensitive'], ['sanitised']]);
  expect((await clients[1].event('sanitised')).broadcast).toMatchObject({ contains_sanitized_data: true });
  t.hub.userChanged('alice', { isAdmin: true, isGuest: false });
  t.emit('for administrators', { sensitive: true });
  expect(await heard(clients)).toEqual([
    ['sensitive', 'for administrators'],
    ['sanitised', 'for administrators'],
  ]);
});

test('people who join hear events of the same batch, those who leave only what is addressed to them', async () => {
  t = startHub();
  t.channels.lobby = ['bob'];
  const clients = await people('alice', 'bob');
  const events = [
    { name: 'to the channel', data: {}, audience: { channel: 'lobby' } },
    { name: 'to bob', data: {}, audience: { user: 'bob', channel: 'lobby' } },
  ];
  const change = { scope: 'channel', id: 'lobby' } as const;
  t.hub.deliver(events, [
    { ...change, user: 'alice', present: true },
    { ...change, user: 'bob', present: false },
  ]);
  expect(await heard(clients)).toEqual([['to the channel'], ['to bob']]);
});

test('memberships that change while they are being read are not lost', async () => {
  let answer: (() => void) | undefined;
  const asked = new Promise<void>((now) => {
    t = startHub({
      memberships: () =>
        new Promise((done) => {
          answer = () => done({ channels: ['left', 'stays'], teams: [] });
          now();
        }),
    });
  });
  t.session('alice');
  const alice = t.connect('alice');
  await asked;
  const change = { scope: 'channel', user: 'alice' } as const;
  t.hub.deliver(
    [],
    [
      { ...change, id: 'left', present: false },
      { ...change, id: 'joined', present: true },
    ],
  );
  t.emit('before hello', { user: 'alice' });
  answer?.();
  await alice.hello();
  for (const channel of ['left', 'stays', 'joined']) t.emit(channel, { channel });
  expect(await alice.heard()).toEqual(['stays', 'joined']);
});

test('a large channel loses and gains people one by one', async () => {
  t = startHub();
  const names = Array.from({ length: 20 }, (_, n) => `user${n}`);
  t.channels.hall = names;
  const clients = await people(...names);
  t.emit('all', { channel: 'hall' });
  await clients[3]?.close();
  t.hub.deliver([{ name: 'some', data: {}, audience: { channel: 'hall' } }], [{ scope: 'channel', id: 'hall', user: 'user7', present: false }]);
  const rest = clients.filter((_, n) => n !== 3);
  expect(await heard(rest)).toEqual(names.filter((_, n) => n !== 3).map((name) => (name === 'user7' ? ['all'] : ['all', 'some'])));
});

test('each recipient gets its own keys, and should_ack only where it was offered', async () => {
  t = startHub();
  t.channels.lobby = ['alice', 'bob', 'carol'];
  const clients = await people('alice', 'bob', 'carol');
  const offering = t.connect('bob', '?posted_ack=true');
  await offering.hello();
  t.emit(
    'posted',
    { channel: 'lobby' },
    {
      data: { post: 'public', set_online: true },
      personal: { bob: { mentions: '["bob"]', should_ack: true }, carol: { post: 'for carol' } },
    },
  );
  const data = await Promise.all([...clients, offering].map(async (client) => (await client.event('posted')).data));
  expect(data).toEqual([
    { post: 'public', set_online: true },
    { post: 'public', set_online: true, mentions: '["bob"]' },
    { post: 'for carol', set_online: true },
    { post: 'public', set_online: true, mentions: '["bob"]', should_ack: true },
  ]);
});

test('guests hear of those they may see, in the order in which things happened', async () => {
  const questions: unknown[] = [];
  let answer: (() => void) | undefined;
  t = startHub({
    visibleTo: (user, guests) =>
      new Promise((done) => {
        questions.push([user, guests]);
        answer = () => done(new Set(['seeing']));
      }),
  });
  t.session('seeing', { isGuest: true });
  t.session('blind', { isGuest: true });
  const clients = await people('alice', 'seeing', 'blind');
  t.emit('new_user', { about: 'dave' });
  t.emit('later', {});
  expect(await clients[0].heard()).toEqual(['new_user', 'later']);
  expect(questions).toEqual([['dave', ['seeing', 'blind']]]);
  const asked = [clients[1].ask('ping'), clients[2].ask('ping')];
  answer?.();
  await Promise.all(asked);
  expect(await heard(clients.slice(1))).toEqual([['new_user', 'later'], ['later']]);
  expect(clients[2].frames.find((f) => f.event === 'later').seq).toBe(1);
});

test('typing and reactions go by what a connection shows, once it has said all three', async () => {
  let scope = true;
  t = startHub({ eventScope: () => scope });
  t.channels.lobby = ['alice'];
  const [alice] = await people('alice');
  async function hears(): Promise<number> {
    const before = alice.frames.length;
    for (const name of ['typing', 'reaction_added', 'reaction_removed', 'posted']) t.emit(name, { channel: 'lobby' });
    await alice.heard();
    return alice.frames.slice(before).filter((f) => f.event).length;
  }
  const steps: [Record<string, unknown>, number][] = [
    [{}, 4],
    [{ channel_id: 'attic' }, 4],
    [{ thread_channel_id: 'cellar' }, 4],
    [{ thread_channel_id: 'cellar', is_thread_view: true }, 1],
    [{ channel_id: 'lobby' }, 4],
    [{ channel_id: 'attic', thread_channel_id: 'lobby', is_thread_view: false }, 4],
    [{ thread_channel_id: '', is_thread_view: false }, 1],
    [{ thread_channel_id: 'lobby', is_thread_view: true }, 4],
    [{ thread_channel_id: '', is_thread_view: true }, 1],
    [{ channel_id: 7, team_id: null }, 1],
  ];
  for (const [said, count] of steps) {
    expect(await alice.ask('presence', said)).toEqual({ status: 'OK', seq_reply: expect.any(Number) });
    expect(await hears()).toBe(count);
  }
  scope = false;
  expect(await hears()).toBe(4);
});

test('a revoked session hears nothing, is told so when it asks, and cannot sign in again on the same socket', async () => {
  t = startHub();
  t.session('alice', { token: 'phone' });
  const [phone, desk] = await people('phone', 'alice');
  t.hub.sessionRevoked({ session: 'session of phone' });
  t.emit('news', {});
  expect(await desk.heard()).toEqual(['news']);
  expect(await phone.ask('ping')).toEqual({
    status: 'FAIL',
    seq_reply: 1000,
    error: {
      id: 'api.web_socket_router.not_authenticated.app_error',
      message: 'words for api.web_socket_router.not_authenticated.app_error',
      detailed_error: '',
      status_code: 401,
    },
  });
  phone.send(JSON.stringify({ seq: 5, action: 'authentication_challenge', data: { token: 'alice' } }));
  expect((await phone.closed).code).toBe(1005);
  expect(phone.frames.map((f) => f.event ?? f.status)).toEqual(['hello', 'FAIL']);
  expect(t.hub.stats().away).toBe(0);
});

test('the socket of a revoked session is open as long as it takes the client to ask, and no longer', async () => {
  t = startHub();
  t.session('alice', { token: 'phone' });
  const [phone, desk] = await people('phone', 'alice');
  t.hub.sessionRevoked({ session: 'session of phone' });
  t.clock.advance(30_000);
  expect((await phone.ask('ping')).status).toBe('FAIL');
  t.clock.advance(6_000);
  expect((await phone.closed).code).toBe(1005);
  expect((await desk.ask('ping')).status).toBe('OK');
  expect(t.hub.stats()).toMatchObject({ sockets: 1, away: 0 });
});

test('all sessions of a user are revoked at once, and those of others are not', async () => {
  t = startHub();
  t.session('alice', { token: 'phone' });
  const [one, two, bob] = await people('phone', 'alice', 'bob');
  t.hub.sessionRevoked({ user: 'alice' });
  t.emit('news', {});
  expect([(await one.ask('ping')).status, (await two.ask('ping')).status]).toEqual(['FAIL', 'FAIL']);
  expect(await bob.heard()).toEqual(['news']);
});

test('a session that expires is asked for once more: prolonged it goes on without a gap, else it is revoked', async () => {
  t = startHub();
  t.session('alice', { expires_at: t.clock.now() + 1000 });
  t.session('bob', { expires_at: t.clock.now() + 1000 });
  const [alice, bob] = await people('alice', 'bob');
  t.clock.advance(2000);
  t.session('alice', { expires_at: t.clock.now() + 1000 });
  t.emit('news', {});
  expect(await alice.heard()).toEqual(['news']);
  expect(await bob.ask('ping')).toMatchObject({ status: 'FAIL', error: { status_code: 401 } });
  expect(bob.frames.map((f) => f.event ?? f.status)).toEqual(['hello', 'FAIL']);
});

test('a request finds out by itself that the session has expired', async () => {
  t = startHub();
  t.session('alice', { expires_at: t.clock.now() + 1000 });
  const [alice] = await people('alice');
  t.clock.advance(2000);
  t.sessions.clear();
  expect(await alice.ask('get_statuses')).toMatchObject({ status: 'FAIL', error: { status_code: 401 } });
});

test('without the second factor that is asked for, nothing is told until it is there', async () => {
  t = startHub();
  t.session('alice', { mfaMissing: true });
  const [alice] = await people('alice');
  t.emit('news', {});
  expect(await alice.ask('ping')).toMatchObject({ status: 'FAIL' });
  t.session('alice', { mfaMissing: false });
  await t.hub.mfaChanged();
  t.emit('more', {});
  expect(await alice.heard()).toEqual(['more']);
});

test('a user is offline when the last connection is gone', async () => {
  t = startHub();
  const [one, two] = await people('alice', 'alice');
  expect(t.hub.connectionCount('alice')).toBe(2);
  await one.close();
  expect([t.hub.connectionCount('alice'), t.log]).toEqual([1, ['alice online', 'alice online']]);
  await two.close();
  expect([t.hub.connectionCount('alice'), t.log]).toEqual([0, ['alice online', 'alice online', 'alice offline']]);
});

test('a disconnected user is gone for good', async () => {
  t = startHub();
  const [one, two] = await people('alice', 'alice');
  await one.close();
  t.hub.disconnectUser('alice');
  expect((await two.closed).code).toBe(1005);
  expect(t.hub.stats()).toEqual({ users: 0, sockets: 0, away: 0, blocked: 0 });
});

test('when memberships cannot be read, the socket closes and the next one tries again', async () => {
  let works = false;
  t = startHub({
    memberships: async () => {
      if (!works) throw new Error('no database');
      return { channels: [], teams: [] };
    },
  });
  t.session('alice');
  expect((await t.connect('alice').closed).frames).toEqual([]);
  expect(t.log).toEqual(['error no database']);
  works = true;
  await t.connect('alice').hello();
});

test('what fails elsewhere does not hurt the sockets', async () => {
  t = startHub({
    onUserOnline: async () => {
      throw new Error('no status');
    },
  });
  const [alice] = await people('alice');
  expect(await alice.heard()).toEqual([]);
  expect(t.log).toEqual(['error no status']);
});

test('an event that cannot be written as JSON does not hold up the others', async () => {
  t = startHub();
  const [alice] = await people('alice');
  t.hub.deliver(
    [
      { name: 'broken', data: { n: 1n }, audience: {} },
      { name: 'fine', data: {}, audience: {} },
    ],
    [],
  );
  expect(await alice.heard()).toEqual(['fine']);
  expect(t.log).toHaveLength(2);
});

test('when news may have been lost, who is where and whose session holds is looked up again', async () => {
  t = startHub();
  t.channels.lobby = ['alice', 'bob'];
  t.channels.attic = ['bob'];
  const [alice, bob, carol] = await people('alice', 'bob', 'carol');
  t.channels.lobby = ['bob', 'carol'];
  t.sessions.delete('carol');
  t.hub.newsLost();
  t.hub.newsLost();
  t.clock.advance(2_000);
  await Bun.sleep(20);
  t.emit('said', { channel: 'lobby' });
  t.emit('thrown', { channel: 'attic' });
  expect(await alice.heard()).toEqual([]);
  expect(await bob.heard()).toEqual(['said', 'thrown']);
  expect(carol.frames.filter((frame) => frame.event === 'said')).toEqual([]);
});
