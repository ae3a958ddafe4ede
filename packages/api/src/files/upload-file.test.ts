import { expect, test } from 'bun:test';
import { readdir } from 'node:fs/promises';
import { draftsFolder } from '@foremast/domain/files/draft';
import { pngBytes } from '@foremast/testing/pictures';
import { type Person, startServer } from '@foremast/testing/server';
import sharp from 'sharp';

const server = await startServer();
const [alice, bob, mallory] = [await server.user(), await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);

async function send(who: Person, body: BodyInit, { query = '', type, method = 'POST' }: { query?: string; type?: string; method?: string } = {}) {
  const headers: Record<string, string> = { Authorization: `Bearer ${who.session.token}`, ...(type ? { 'content-type': type } : {}) };
  const response = await fetch(`${server.url}/api/v4/files${query}`, { method, headers, body });
  return {
    status: response.status,
    body: (await response.json()) as { id: string; file_infos: { id: string; [field: string]: unknown }[]; client_ids: string[] },
  };
}
function form(...files: File[]): FormData {
  const made = new FormData();
  made.append('channel_id', channel.id);
  for (const file of files) made.append('files', file);
  return made;
}
const raw = (name: string, body: BodyInit, who = alice) =>
  send(who, body, { query: `?channel_id=${channel.id}&filename=${encodeURIComponent(name)}`, type: 'application/octet-stream' });
const get = (path: string, who = alice, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v4/files/${path}`, { headers: { Authorization: `Bearer ${who.session.token}`, ...headers } });

test('files of a form are stored in their order and given back as they were', async () => {
  const sent = await send(alice, form(new File(['one'], 'one.txt'), new File([pngBytes(30, 20)], 'two.png')));
  expect(sent.status).toBe(201);
  const [one, two] = sent.body.file_infos;
  expect(one).toMatchObject({ name: 'one.txt', size: 3, mime_type: 'text/plain; charset=utf-8', user_id: alice.id, channel_id: channel.id });
  expect(two).toMatchObject({ name: 'two.png', width: 30, height: 20, has_preview_image: true });
  expect(await (await get(`${one?.id}`, bob)).text()).toBe('one');
  expect((await get(`${one?.id}`, mallory)).status).toBe(403);
});

test('a part of a file comes with its range', async () => {
  const { body } = await raw('letters.txt', 'abcdefghij');
  const part = await get(`${body.file_infos[0]?.id}`, alice, { Range: 'bytes=2-4' });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', 'cde']);
  expect((await get(`${body.file_infos[0]?.id}`, alice, { Range: 'bytes=10-' })).status).toBe(416);
});

test('a thumbnail is there before any job has made it, and the job finds its work done', async () => {
  const { body } = await raw('wide.png', pngBytes(600, 10));
  const id = body.file_infos[0]?.id;
  const answers = await Promise.all([get(`${id}/thumbnail`), get(`${id}/preview`), get(`${id}/thumbnail`)]);
  expect(answers.map((a) => a.status)).toEqual([200, 200, 200]);
  await server.drainJobs();
  const bytes = Buffer.from(await (await get(`${id}/thumbnail`)).arrayBuffer());
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([120, 2]);
});

const blank = { width: 600, height: 400, channels: 3, background: '#369' } as const;
const seen = { ...blank, noise: { type: 'gaussian', mean: 128, sigma: 30 } } as const;

test.each([
  ['photograph', sharp({ create: seen })],
  ['partly transparent photograph', sharp({ create: seen }).ensureAlpha(0.5)],
  ['drawing', sharp({ create: blank })],
])('the preview of a %s shows what was sent, pixel by pixel', async (_, picture) => {
  const bytes = await picture.png().toBuffer();
  const { body } = await raw('picture.png', new Uint8Array(bytes));
  const preview = sharp(await (await get(`${body.file_infos[0]?.id}/preview`)).arrayBuffer());
  expect(await preview.metadata()).toMatchObject({ format: 'png', width: 600, height: 400 });
  expect(Buffer.compare(await preview.raw().toBuffer(), await sharp(bytes).raw().toBuffer())).toBe(0);
});

test.each(['..', '.', 'nul\0.txt', `${'x'.repeat(300)}.txt`, '', 'line\r\nbreak'])('a file cannot be called %j', async (name) => {
  expect((await raw(name, 'x')).status).toBe(400);
});

test('a name that is a path is only its last part', async () => {
  const { body } = await raw('../../etc/passwd.txt', 'x');
  expect(body.file_infos[0]).toMatchObject({ name: 'passwd.txt' });
});

test('a long name of many bytes is stored, and given back whole', async () => {
  const name = `${'漢'.repeat(250)}.txt`;
  const { status, body } = await raw(name, 'x');
  expect([status, body.file_infos[0]?.name]).toEqual([201, name]);
  expect(await (await get(`${body.file_infos[0]?.id}`)).text()).toBe('x');
});

test('a picture that claims more pixels than are allowed is refused before it is decoded', async () => {
  const bomb = pngBytes(1, 1, { width: 60_000, height: 60_000 });
  const { status, body } = await raw('bomb.png', bomb);
  expect([status, body.id]).toEqual([400, 'api.file.upload_file.large_image_detailed.app_error']);
});

test('a broken picture is kept; it has no thumbnail', async () => {
  const { status, body } = await raw('broken.png', pngBytes(30, 30).slice(0, 60));
  expect(status).toBe(201);
  await server.drainJobs();
  expect((await get(`${body.file_infos[0]?.id}/thumbnail`)).status).toBe(404);
});

test.each(['gif', 'webp', 'jpeg', 'png', 'bmp'] as const)(
  'of a broken %s the size is told that it gives itself, as long as its beginning is there',
  async (kind) => {
    const whole =
      kind === 'bmp'
        ? Buffer.concat([
            Buffer.from('BM'),
            Buffer.from(Uint32Array.of(0, 0, 54).buffer),
            Buffer.from(Int32Array.of(40, 300, -200, 0x180001, 0, 0, 0, 0, 0, 0).buffer),
          ])
        : await sharp(pngBytes(300, 200)).toFormat(kind).toBuffer();
    const { body } = await raw(`broken.${kind}`, new Uint8Array(whole.subarray(0, Math.max(kind === 'jpeg' ? 400 : 54, whole.length / 9))));
    expect(body.file_infos[0]).toMatchObject({ width: 300, height: 200, has_preview_image: true, mini_preview: null });
    await server.drainJobs();
    expect((await get(`${body.file_infos[0]?.id}/preview`)).status).toBe(404);
  },
);

test('only a film that is called one is shown as it is', async () => {
  const gif = new Uint8Array(await sharp(pngBytes(30, 20)).gif().toBuffer());
  const shown = async (name: string) => (await raw(name, gif)).body.file_infos[0]?.has_preview_image;
  expect([await shown('film.gif'), await shown('film.jpg')]).toEqual([undefined, true]);
});

test('an SVG is a download that cannot run, whatever it is called', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="7"><script>alert(1)</script></svg>';
  const drawn = await raw('drawing.svg', svg);
  expect(drawn.body.file_infos[0]).toMatchObject({ width: 9, height: 7, mini_preview: null });
  const answer = await get(`${drawn.body.file_infos[0]?.id}`);
  expect(answer.headers.get('content-disposition')).toStartWith('attachment');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const lie = await raw('drawing.png', svg);
  expect(lie.body.file_infos[0]?.width).toBeUndefined();
  expect((await get(`${lie.body.file_infos[0]?.id}/preview`)).status).toBe(400);
});

test.each(['page.html', 'script.js', 'page.xhtml', 'data.xml'])('%s is given as plain text', async (name) => {
  const { body } = await raw(name, '<script>alert(1)</script>');
  const answer = await get(`${body.file_infos[0]?.id}`);
  expect(answer.headers.get('content-type')).toStartWith('text/plain');
  expect(answer.headers.get('content-disposition')).toStartWith('attachment');
});

test('what is refused leaves nothing behind', async () => {
  const cut = `--B\r\nContent-Disposition: form-data; name="channel_id"\r\n\r\n${channel.id}\r\n--B\r\nContent-Disposition: form-data; name="files"; filename="cut.txt"\r\n\r\nno end`;
  expect(await send(alice, cut, { type: 'multipart/form-data; boundary=B' })).toMatchObject({
    status: 400,
    body: { id: 'api.file.upload_file.read_request.app_error' },
  });
  expect((await send(mallory, form(new File(['x'], 'x.txt')))).status).toBe(403);
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { FileSettings: { MaxFileSize: 1000 } } });
  expect(await send(alice, form(new File(['ok'], 'ok.txt'), new File(['x'.repeat(1001)], 'large.txt')))).toMatchObject({ status: 413 });
  expect((await raw('large.txt', 'x'.repeat(1001))).status).toBe(413);
  expect((await send(alice, form(new File(['x'.repeat(800)], 'one.txt'), new File(['x'.repeat(800)], 'two.txt')))).status).toBe(413);
  expect((await send(alice, form(new File(['x'.repeat(500)], 'one.txt'), new File(['x'.repeat(500)], 'two.txt')))).status).toBe(201);
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { FileSettings: { MaxFileSize: 104857600 } } });
  expect(await readdir(draftsFolder(server.running.app))).toEqual([]);
});
