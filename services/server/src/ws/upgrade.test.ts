import { afterEach, expect, test } from 'bun:test';
import { connect } from 'node:net';
import { startHub, type TestHub } from './testing.ts';

let t: TestHub;
afterEach(() => t.close());

const KEY = {
  Upgrade: 'websocket',
  Connection: 'keep-alive, Upgrade',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
};

/** Status and headers of a handshake of our own bytes. */
function handshake(
  headers: Record<string, string>,
  { query = '', method = 'GET', path = '/api/v4/websocket' } = {},
): Promise<{ status: number; header(name: string): string | undefined }> {
  return new Promise((done, fail) => {
    const socket = connect(t.port, '127.0.0.1');
    let got = '';
    socket.on('error', fail);
    socket.on('data', (data) => {
      got += data.toString('latin1');
      const end = got.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.destroy();
      const [first = '', ...lines] = got.slice(0, end).split('\r\n');
      done({
        status: Number(first.split(' ')[1]),
        header: (name) =>
          lines
            .find((line) => line.toLowerCase().startsWith(`${name}:`))
            ?.slice(name.length + 1)
            .trim(),
      });
    });
    const all = Object.entries({ Host: `127.0.0.1:${t.port}`, ...KEY, ...headers }).filter(([, value]) => value !== '');
    socket.write(`${method} ${path}${query} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  });
}

test('a proper handshake opens a socket, without sub-protocol or compression', async () => {
  t = startHub();
  const { status, header } = await handshake({ 'Sec-WebSocket-Protocol': 'chat', 'Sec-WebSocket-Extensions': 'permessage-deflate' });
  expect([status, header('upgrade')?.toLowerCase(), header('sec-websocket-accept')]).toEqual([101, 'websocket', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=']);
  expect([header('sec-websocket-protocol'), header('sec-websocket-extensions'), header('sec-websocket-version')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ['another version', { 'Sec-WebSocket-Version': '8' }, 400],
  ['no key', { 'Sec-WebSocket-Key': '' }, 400],
  ['a short key', { 'Sec-WebSocket-Key': 'abc' }, 400],
  ['another upgrade', { Upgrade: 'h2c' }, 400],
  ['no upgrade', { Upgrade: '', Connection: '' }, 400],
  ['another origin', { Origin: 'http://evil.example.com' }, 403],
] as [string, Record<string, string>, number][])('a handshake with %s is refused', async (_, headers, status) => {
  t = startHub();
  const answer = await handshake(headers);
  expect([answer.status, answer.header('sec-websocket-version')]).toEqual([status, '13']);
});

test('other methods find nothing here', async () => {
  t = startHub();
  const answer = await handshake({}, { method: 'POST' });
  expect([answer.status, answer.header('sec-websocket-version')]).toEqual([404, undefined]);
});

test('only OAuth tokens may stand in the address', async () => {
  t = startHub();
  t.session('alice');
  t.session('app', { is_oauth: true });
  expect(
    await Promise.all(['alice', 'app', 'nonsense'].map(async (token) => (await handshake({}, { query: `?access_token=${token}` })).status)),
  ).toEqual([401, 101, 101]);
});

test('a trailing slash and the parameters of a first connection are accepted', async () => {
  t = startHub();
  t.session('alice');
  await t.connect('alice', '/?connection_id=&sequence_number=&posted_ack=maybe&disconnect_err_code=4001').hello();
});
