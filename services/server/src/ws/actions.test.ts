import { afterEach, expect, test } from 'bun:test';
import { AppError } from '@foremast/kernel/error';
import { encode } from '@msgpack/msgpack';
import type { ActionPort } from './actions.ts';
import { type Client, idOf, startHub, type TestHub } from './testing.ts';

let t: TestHub;
afterEach(() => t.close());

const LOBBY = idOf('lobby');
const calls: unknown[] = [];
const port: ActionPort = {
  async typing({ user_id }, where) {
    calls.push(['typing', user_id, where]);
    return where.channel_id === LOBBY;
  },
  updateActiveStatus: async ({ user_id }, active, manual) => void calls.push(['active', user_id, active, manual]),
  statuses: async () => ({ alice: 'online', bob: 'dnd' }),
  statusesByIds: async (_, ids) => Object.fromEntries(ids.filter((id) => id === 'bob').map((id) => [id, 'dnd'])),
  notifyAck: (_, ack) => void calls.push(['ack', ack]),
  custom: (_, action, data) => void calls.push([action, data]),
};

async function alice(actions: Partial<ActionPort> = {}): Promise<Client> {
  calls.length = 0;
  t = startHub({ actions: { ...port, ...actions } });
  t.session('alice');
  const client = t.connect('alice');
  await client.hello();
  return client;
}
/** What comes back for a frame before the answer to a ping. */
async function answers(client: Client, frame: string | Uint8Array): Promise<unknown[]> {
  const before = client.frames.length;
  client.send(frame);
  await client.ask('ping');
  return client.frames.slice(before, -1);
}
const fail = (id: string, status_code: number) => ({ status: 'FAIL', error: { id, message: `words for ${id}`, detailed_error: '', status_code } });
const invalid = fail('api.websocket_handler.invalid_param.app_error', 400);

test('ping answers with the version and the time', async () => {
  const client = await alice();
  const reply = await client.ask('ping', { anything: [1, { two: 3 }] });
  expect(reply).toEqual({ status: 'OK', seq_reply: 1000, data: { text: 'pong', version: '11.6.0', server_time: t.clock.now(), node_id: '' } });
  expect(Object.keys(reply)).toEqual(['status', 'seq_reply', 'data']);
});

test('statuses: of everyone, and of some, where strangers are offline', async () => {
  const client = await alice();
  expect((await client.ask('get_statuses')).data).toEqual({ alice: 'online', bob: 'dnd' });
  expect((await client.ask('get_statuses_by_ids', { user_ids: ['bob', 'short', 7, null, 'bob'] })).data).toEqual({ bob: 'dnd', short: 'offline' });
});

test('with statuses switched off there is success without data', async () => {
  const client = await alice({ statuses: async () => ({}), statusesByIds: async () => undefined });
  expect(await client.ask('get_statuses')).toEqual({ status: 'OK', seq_reply: 1000 });
  expect(await client.ask('get_statuses_by_ids', { user_ids: ['bob'] })).toEqual({ status: 'OK', seq_reply: 1001 });
});

test('typing, activity and acknowledgements are handed on', async () => {
  const client = await alice();
  const asked: [string, Record<string, unknown>][] = [
    ['user_typing', { channel_id: LOBBY, parent_id: 'root' }],
    ['user_typing', { channel_id: LOBBY, parent_id: 7 }],
    ['user_update_active_status', { user_is_active: true, manual: true }],
    ['user_update_active_status', { user_is_active: false, manual: 'yes' }],
    ['posted_notify_ack', { post_id: 'post', status: 'not_sent', reason: 'muted' }],
    ['posted_notify_ack', {}],
    ['presence', { channel_id: 7, team_id: null, is_thread_view: 'x' }],
  ];
  for (const [action, data] of asked) expect(await client.ask(action, data)).toEqual({ status: 'OK', seq_reply: expect.any(Number) });
  expect(calls).toEqual([
    ['typing', 'alice', { channel_id: LOBBY, parent_id: 'root' }],
    ['typing', 'alice', { channel_id: LOBBY, parent_id: '' }],
    ['active', 'alice', true, true],
    ['active', 'alice', false, false],
    ['ack', { post_id: 'post', user_agent: '', status: 'not_sent', reason: 'muted', data: '' }],
    ['ack', { post_id: '', user_agent: '', status: '', reason: '', data: '' }],
  ]);
});

test.each([
  ['user_typing', { parent_id: '' }],
  ['user_typing', { channel_id: 'short' }],
  ['user_typing', { channel_id: 7 }],
  ['user_typing', { channel_id: idOf('attic') }],
  ['user_update_active_status', { user_is_active: 'yes' }],
  ['user_update_active_status', { manual: true }],
  ['get_statuses_by_ids', { user_ids: [] }],
  ['get_statuses_by_ids', { user_ids: 'bob' }],
  ['get_statuses_by_ids', { user_ids: [7] }],
  ['get_statuses_by_ids', undefined],
] as [string, Record<string, unknown> | undefined][])('%s with %p is refused', async (action, data) => {
  const client = await alice();
  const reply = await client.ask(action, data);
  expect(reply).toEqual({ ...invalid, seq_reply: 1000 });
  expect([Object.keys(reply), Object.keys(reply.error)]).toEqual([
    ['status', 'seq_reply', 'error'],
    ['id', 'message', 'detailed_error', 'status_code'],
  ]);
});

test('errors that a client may see say what they are, others do not', async () => {
  const client = await alice({
    typing: async () => {
      throw new AppError('api.websocket_handler.server_busy.app_error', 503);
    },
    statuses: async () => {
      throw new Error('column secret');
    },
  });
  expect(await client.ask('user_typing', { channel_id: LOBBY })).toMatchObject(fail('api.websocket_handler.server_busy.app_error', 503));
  expect(await client.ask('get_statuses')).toMatchObject(fail('app.server.internal.app_error', 500));
  expect(t.log.filter((line) => line.startsWith('error'))).toEqual(['error column secret']);
});

test('requests of one connection are worked on one after the other', async () => {
  const client = await alice({ statuses: () => new Promise((done) => setImmediate(() => done({ alice: 'away' }))) });
  for (let seq = 1; seq < 8; seq++) client.send(JSON.stringify({ seq, action: seq % 2 ? 'get_statuses' : 'ping' }));
  await client.until((f) => f.seq_reply === 7);
  expect(client.frames.filter((f) => f.status).map((f) => f.seq_reply)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

const noAction = fail('api.web_socket_router.no_action.app_error', 400);
const badSeq = fail('api.web_socket_router.bad_seq.app_error', 400);
const badAction = fail('api.web_socket_router.bad_action.app_error', 500);
const pong = { status: 'OK', data: { text: 'pong', version: '11.6.0', server_time: expect.any(Number), node_id: '' } };

test.each([
  ['{"action":"no_such_action","seq":1}', [{ ...badAction, seq_reply: 1 }]],
  ['{"action":"hello","seq":1}', [{ ...badAction, seq_reply: 1 }]],
  ['{"action":"constructor","seq":1}', [{ ...badAction, seq_reply: 1 }]],
  ['{"action":"Ping","seq":1}', [{ ...badAction, seq_reply: 1 }]],
  ['{"action":"","seq":1}', [{ ...noAction, seq_reply: 1 }]],
  ['{"seq":3}', [{ ...noAction, seq_reply: 3 }]],
  ['{}', [noAction]],
  ['null', [noAction]],
  ['{"action":"ping"}', [badSeq]],
  ['{"action":"ping","seq":0}', [badSeq]],
  ['{"action":"ping","seq":-5}', [{ ...badSeq, seq_reply: -5 }]],
  ['{"action":"ping","seq":900000,"data":null,"colour":"red"}', [{ ...pong, seq_reply: 900000 }]],
  [' \n{"action":"ping","seq":1}\n  ', [{ ...pong, seq_reply: 1 }]],
  ['{"action":"ping","seq":1}{"action":"ping","seq":2}', [{ ...pong, seq_reply: 1 }]],
  ['{"action":"ping","seq":1,"data":{"a":"}\\"{"}} rubbish', [{ ...pong, seq_reply: 1 }]],
  ['{"action":"custom_nobody_do","seq":4,"data":{"a":1}}', []],
  ['{"action":"custom_","seq":5}', []],
  ['{"action":"authentication_challenge","seq":5,"data":{"token":"alice"}}', []],
  ['{"action":"authentication_challenge","seq":5,"data":{"token":"nonsense"}}', []],
])('%s is answered, and the socket stays open', async (frame, expected) => {
  expect(await answers(await alice(), frame)).toEqual(expected);
});

test('what begins with custom_ goes to plugins', async () => {
  await answers(await alice(), '{"action":"custom_nobody_do","seq":4,"data":{"a":1}}');
  expect(calls).toEqual([['custom_nobody_do', { a: 1 }]]);
});

test('binary frames are MessagePack', async () => {
  const client = await alice();
  expect(await answers(client, encode({ action: 'ping', seq: 1 }))).toEqual([{ ...pong, seq_reply: 1 }]);
  expect(await answers(client, encode({ action: 'get_statuses_by_ids', seq: 3, data: { user_ids: ['bob'] } }))).toEqual([
    { status: 'OK', seq_reply: 3, data: { bob: 'dnd' } },
  ]);
  expect(await answers(client, new Uint8Array([...encode({ action: 'nothing', seq: 4 }), 0xc1]))).toEqual([{ ...badAction, seq_reply: 4 }]);
  expect(await answers(client, encode({ action: 'ping', seq: 0 }))).toEqual([badSeq]);
});

const sized = (bytes: number) => `{"action":"ping","seq":1,"data":{"pad":"${'x'.repeat(bytes - 43)}"}}`;

test('a frame may have 8192 bytes', async () => {
  expect(sized(8192)).toHaveLength(8192);
  expect(await answers(await alice(), sized(8192))).toEqual([{ ...pong, seq_reply: 1 }]);
});

test.each([
  'hello there',
  '{"action":"ping","seq":',
  '',
  '   ',
  '12',
  '"ping"',
  '[]',
  '{"action":"ping","seq":"1"}',
  '{"action":"ping","seq":1.5}',
  '{"action":5,"seq":1}',
  '{"action":"ping","seq":1,"data":[]}',
  '{"action":"ping","seq":1,"data":"x"}',
  sized(8193),
  sized(200_000),
  new Uint8Array(),
  new Uint8Array([0xc1, 1, 2, 3]),
  new TextEncoder().encode('{"action":"ping","seq":1}'),
  encode(['ping', 1]),
  encode(new Uint8Array([1])),
  // A list that claims four thousand million items, and one nested as deep as the frame is long.
  new Uint8Array([0xdd, 255, 255, 255, 255]),
  new Uint8Array(8000).fill(0x91),
  '{"a":'.repeat(1600),
])('a frame that cannot be read ends the connection (%#)', async (frame) => {
  const client = await alice();
  client.send(frame);
  client.send('{"action":"ping","seq":2}');
  expect((await client.closed).frames.map((f) => f.event)).toEqual(['hello']);
});

test('a stranger is not answered until it signs in: hello, then the reply', async () => {
  t = startHub({ actions: port });
  t.session('alice');
  const client = t.connect();
  await client.opened;
  for (const frame of [
    '{"action":"ping","seq":1}',
    '{"action":"presence","seq":2}',
    '{"seq":0}',
    '{"action":"authentication_challenge","data":{"token":"alice"}}',
  ])
    client.send(frame);
  client.send('{"action":"authentication_challenge","seq":9,"data":{"token":"alice"}}');
  client.send('{"action":"ping","seq":10}');
  await client.until((f) => f.seq_reply === 10);
  expect(client.frames).toMatchObject([
    { event: 'hello', seq: 0 },
    { status: 'OK', seq_reply: 9 },
    { status: 'OK', seq_reply: 10 },
  ]);
});

test.each(['{"token":"nonsense"}', '{"token":""}', '{}', '{"token":7}', '{"token":null}'])(
  'a challenge with %s closes the socket without a reply',
  async (data) => {
    t = startHub();
    const client = t.connect();
    await client.opened;
    client.send(`{"seq":1,"action":"authentication_challenge","data":${data}}`);
    expect(await client.closed).toEqual({ code: 1005, frames: [] });
  },
);

test('more requests than can wait end the connection', async () => {
  const client = await alice({ statuses: () => new Promise(() => undefined) });
  for (let seq = 1; seq < 400; seq++) client.send(JSON.stringify({ seq, action: 'get_statuses' }));
  expect((await client.closed).code).toBe(1005);
});
