import { expect, test } from 'bun:test';
import { randomBytes, randomInt } from 'node:crypto';
import { fileStore } from '@foremast/domain/files/file-store';
import { Person, startTwo } from '@foremast/testing/server';

// Two processes with one store: what the second knows of an upload is what a restarted one would know.

const [one, two] = await startTwo();
const alice = await one.user();
const channel = await one.channelWith(alice);
const servers = [one, two] as const;
const either = () => servers[randomInt(2)] as typeof one;
const MIB = 1024 * 1024;

const begin = async (file_size: number): Promise<string> =>
  (await alice.request('POST', '/api/v4/uploads', { body: { channel_id: channel.id, filename: 'parts.bin', file_size } })).body.id;
async function fill(id: string, bytes: Uint8Array<ArrayBuffer>, at = either(), form = false) {
  const body = new FormData();
  body.append('data', new File([bytes], 'part'));
  const response = await fetch(`${at.url}/api/v4/uploads/${id}`, {
    method: 'POST',
    // A connection over which a refused request would still bring its bytes is not kept.
    keepalive: false,
    headers: { Authorization: `Bearer ${alice.session.token}`, ...(form ? {} : { 'content-type': 'application/octet-stream' }) },
    body: form ? body : bytes,
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}
const offset = async (id: string): Promise<number> =>
  (await new Person(either().url, alice.user, alice.session).request('GET', `/api/v4/uploads/${id}`)).body.file_offset;
async function bytesOf(id: string): Promise<Buffer> {
  const response = await fetch(`${either().url}/api/v4/files/${id}`, { headers: { Authorization: `Bearer ${alice.session.token}` } });
  return Buffer.from(await response.arrayBuffer());
}
const piece = (whole: Buffer, from: number, to = whole.length) => new Uint8Array(whole.subarray(from, to));
async function leftOvers(): Promise<string[]> {
  const found: string[] = [];
  for await (const path of fileStore(one.running.app).list('')) if (path.endsWith('.tmp')) found.push(path);
  return found;
}

test.each([1, 2, 3, 4, 5, 6])('parts of any size, raw or in a form, to either process, are the file again (%d)', async () => {
  const whole = randomBytes(5 * MIB + randomInt(2 * MIB));
  const id = await begin(whole.length);
  for (let at = 0; ; ) {
    expect(await offset(id)).toBe(at);
    const size = at === 0 ? 5 * MIB + randomInt(1000) : randomInt(1, Math.max(2, randomInt(2) ? 1000 : whole.length - at));
    const to = Math.min(whole.length, at + size + (at > whole.length - 2000 ? 2000 : 0));
    const answer = await fill(id, piece(whole, at, to), either(), randomInt(2) === 0);
    if (to < whole.length) {
      expect(answer.status).toBe(204);
      at = to;
      continue;
    }
    expect(answer.status).toBe(200);
    expect(answer.body.size).toBe(whole.length);
    expect((await bytesOf(answer.body.id)).equals(whole)).toBe(true);
    break;
  }
  expect(await leftOvers()).toEqual([]);
});

test('more than is missing is refused, and the upload goes on where it was', async () => {
  const whole = randomBytes(5 * MIB + 10);
  const id = await begin(whole.length);
  expect((await fill(id, piece(whole, 0, 5 * MIB))).status).toBe(204);
  expect(await fill(id, new Uint8Array(11))).toMatchObject({ status: 400, body: { id: 'api.upload.upload_data.invalid_content_length' } });
  expect(await offset(id)).toBe(5 * MIB);
  expect((await fill(id, piece(whole, 5 * MIB))).status).toBe(200);
});

test('of two that write at once to two processes one is refused, and nothing of it is in the file', async () => {
  for (let round = 0; round < 4; round++) {
    const whole = randomBytes(6 * MIB);
    const id = await begin(whole.length);
    const answers = await Promise.all([
      fill(id, piece(whole, 0, 5 * MIB + randomInt(500)), one),
      fill(id, piece(whole, 0, 5 * MIB + 500 + randomInt(500)), two),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual([204, 400]);
    expect(answers.find((a) => a.status === 400)?.body.id).toBe('app.upload.upload_data.concurrent.app_error');
    const last = await fill(id, piece(whole, await offset(id)));
    expect(last.status).toBe(200);
    expect((await bytesOf(last.body.id)).equals(whole)).toBe(true);
  }
  expect(await leftOvers()).toEqual([]);
});

test('an upload of somebody else is neither seen nor filled', async () => {
  const bob = await one.user();
  const id = await begin(10);
  expect((await bob.request('GET', `/api/v4/uploads/${id}`)).status).toBe(403);
  expect((await bob.request('POST', `/api/v4/uploads/${id}`, { body: '0123456789' })).status).toBe(403);
  expect((await alice.request('GET', '/api/v4/users/me/uploads')).body.map((u: { id: string }) => u.id)).toContain(id);
});
