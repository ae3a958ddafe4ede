import { expect, test } from 'bun:test';
import { connect } from 'node:net';
import { startServer } from '@foremast/testing/server';

const server = await startServer({ MM_FILESETTINGS_MAXFILESIZE: '1000000' });
const channel = await server.channelWith();
const MIB = 1024 * 1024;
/** More than the buffers between two sockets hold, and far less than what would be read by whoever waits for the end. */
const GIVEN_UP_AT = 64 * MIB;

/** Sends a body that has no length and no end, until there is an answer: its status, and how many bytes were taken before it. */
function endless(path: string, contentType: string, head = ''): Promise<{ status: number; taken: number }> {
  const { hostname, port } = new URL(server.url);
  const bytes = Buffer.alloc(64 * 1024, 'x');
  const chunk = (data: Buffer) => Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')]);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${server.admin.session.token}\r\nContent-Type: ${contentType}\r\nTransfer-Encoding: chunked\r\n\r\n`,
      );
      if (head !== '') socket.write(chunk(Buffer.from(head)));
      more();
    });
    let taken = 0;
    function more(): void {
      if (socket.destroyed) return;
      if (taken > GIVEN_UP_AT) {
        socket.destroy();
        reject(new Error('it goes on reading'));
        return;
      }
      taken += bytes.length;
      socket.write(chunk(bytes), () => setImmediate(more));
    }
    socket.on('data', (data) => {
      const [, status] = /^HTTP\/1\.1 (\d+)/.exec(data.toString('latin1')) ?? [];
      socket.destroy();
      resolve({ status: Number(status), taken });
    });
    socket.on('error', reject);
  });
}

const FORM = 'multipart/form-data; boundary=B';
const part = (name: string) => `--B\r\nContent-Disposition: form-data; name="${name}"; filename="a.png"\r\n\r\n`;
const field = (name: string, value: string) => `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const raw = 'application/octet-stream';

test.each([
  ['a message', '/api/v4/posts', 'application/json', '', 413],
  ['a raw file', `/api/v4/files?channel_id=${channel.id}&filename=a.bin`, raw, '', 413],
  ['a file of a form', '/api/v4/files', FORM, field('channel_id', channel.id) + part('files'), 413],
  ['a field of a form', '/api/v4/files', FORM, '--B\r\nContent-Disposition: form-data; name="channel_id"\r\n\r\n', 400],
  ['the head of a part', '/api/v4/files', FORM, '--B\r\nContent-Disposition: ', 400],
  ['a picture of a person', '/api/v4/users/me/image', FORM, part('image'), 413],
  ['a picture that nobody asks for', '/api/v4/users/me/image', FORM, part('other'), 413],
  ['an icon of a team', `/api/v4/teams/${channel.team_id}/image`, FORM, part('image'), 400],
  ['the brand', '/api/v4/brand/image', FORM, part('image'), 413],
  ['an emoji', '/api/v4/emoji', FORM, part('image'), 413],
  ['a token', '/oauth/access_token', 'application/x-www-form-urlencoded', '', 413],
  ['a program that registers', '/api/v4/oauth/apps/register', 'application/json', '', 413],
  ['a late answer of a command', `/hooks/commands/${'a'.repeat(26)}`, 'application/json', '', 400],
  ['a call of a webhook', `/hooks/${'a'.repeat(26)}`, 'application/json', '', 400],
  ['something at no address', '/api/v4/nothing', raw, '', 404],
  ['a call that takes nothing', `/api/v4/channels/${channel.id}/restore`, raw, '', 400],
  ['a certificate', '/api/v4/saml/certificate/idp', 'application/x-pem-file', '', 400],
])('a body without an end, said to be %s, is refused before much of it is taken', async (_, path, type, head, status) => {
  const before = process.memoryUsage.rss();
  const answer = await endless(path, type, head);
  expect([answer.status, answer.taken < 24 * MIB]).toEqual([status, true]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(128 * MIB);
});

test.each([
  ['a message', '/api/v4/posts', 'application/json', 413],
  ['a raw file', `/api/v4/files?channel_id=${channel.id}&filename=a.bin`, raw, 413],
  ['a token', '/oauth/access_token', 'application/x-www-form-urlencoded', 413],
  ['a late answer of a command', `/hooks/commands/${'a'.repeat(26)}`, 'application/json', 400],
  ['a call of a webhook', `/hooks/${'a'.repeat(26)}`, 'application/json', 400],
])('whoever sends %s faster than it is read is answered before the end, too', async (_, path, type, status) => {
  const { hostname, port } = new URL(server.url);
  // With a head as short as this one the rest of such a body has no end that could be waited for.
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.admin.session.token}\r\nContent-Type: ${type}\r\n`;
  const size = 24 * MIB;
  const answered = Promise.withResolvers<string>();
  const socket = connect(Number(port), hostname, () => {
    socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n${size.toString(16)}\r\n`);
    socket.write(Buffer.alloc(size, 'x'));
  });
  socket.on('data', (data) => answered.resolve(data.toString('latin1')));
  expect(await answered.promise).toStartWith(`HTTP/1.1 ${status} `);
  socket.destroy();
});
