import { expect, test } from 'bun:test';
import { connect } from 'node:net';
import { startServer } from '@foremast/testing/server';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const MIB = 1024 * 1024;

const begin = async (file_size: number, fields: Record<string, unknown> = {}) =>
  (await alice.request('POST', '/api/v4/uploads', { body: { channel_id: channel.id, filename: 'large.bin', file_size, ...fields } })).body;
async function fill(id: string, body: Uint8Array<ArrayBuffer>) {
  const response = await fetch(`${server.url}/api/v4/uploads/${id}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${alice.session.token}`, 'content-type': 'application/octet-stream' },
    body,
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

test('an upload in several parts becomes one file', async () => {
  const bytes = new Uint8Array(6 * MIB).map((_, i) => (i * 7 + (i >> 13)) & 255);
  const session = await begin(bytes.length);
  expect((await fill(session.id, bytes.slice(0, 1000))).body.id).toBe('app.upload.upload_data.first_part_too_small.app_error');
  expect((await fill(session.id, bytes.slice(0, 5 * MIB))).status).toBe(204);
  expect((await alice.request('GET', `/api/v4/uploads/${session.id}`)).body.file_offset).toBe(5 * MIB);
  expect((await fill(session.id, bytes.slice(5 * MIB, 5 * MIB + 10))).status).toBe(204);
  const { status, body } = await fill(session.id, bytes.slice(5 * MIB + 10));
  expect([status, body.size]).toEqual([200, bytes.length]);
  const got = await fetch(`${server.url}/api/v4/files/${body.id}`, { headers: { Authorization: `Bearer ${bob.session.token}` } });
  expect(Buffer.from(await got.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  expect((await alice.request('GET', `/api/v4/uploads/${session.id}`)).status).toBe(404);
});

test('an upload that breaks off goes on where it stopped', async () => {
  const session = await begin(8 * MIB);
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /api/v4/uploads/${session.id} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${alice.session.token}\r\nContent-Length: ${8 * MIB}\r\n\r\n`,
  );
  await new Promise((sent) => socket.write(new Uint8Array(6 * MIB), sent));
  // What was sent last has to have arrived before the connection ends.
  await Bun.sleep(100);
  socket.destroy();
  let arrived = 0;
  for (let i = 0; i < 100 && arrived === 0; i++) {
    await Bun.sleep(20);
    arrived = (await alice.request('GET', `/api/v4/uploads/${session.id}`)).body.file_offset;
  }
  expect(arrived).toBeGreaterThanOrEqual(5 * MIB);
  expect(await fill(session.id, new Uint8Array(8 * MIB - arrived))).toMatchObject({ status: 200, body: { size: 8 * MIB } });
});

test('two requests at one time do not mix', async () => {
  const session = await begin(8 * MIB);
  const answers = await Promise.all([fill(session.id, new Uint8Array(5 * MIB)), fill(session.id, new Uint8Array(5 * MIB))]);
  expect(answers.map((a) => a.status).sort()).toEqual([204, 400]);
});

test.each(['..', 'nul\0', 'x'.repeat(300)])('an upload cannot be called %j', async (filename) => {
  expect((await begin(10, { filename })).status_code).toBe(400);
});
