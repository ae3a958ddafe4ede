import { afterAll, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { draftsFolder } from '@foremast/domain/files/draft';
import { pngBytes } from '@foremast/testing/pictures';
import { startServer } from '@foremast/testing/server';
import sharp from 'sharp';
import { ZipFile } from 'yazl';

// What somebody sends who means no good: a clear answer, in bounded time and memory, and nothing is lost by it.

const server = await startServer();
const alice = await server.user();
const channel = await server.channelWith(alice);
const auth = { Authorization: `Bearer ${alice.session.token}` };
const folder = mkdtempSync(join(tmpdir(), 'foremast-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));
const MIB = 1024 * 1024;

interface Sent {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the API says
  readonly body: any;
}

async function raw(name: string, content: BodyInit): Promise<Sent> {
  const query = new URLSearchParams({ channel_id: channel.id, filename: name });
  const answer = await fetch(`${server.url}/api/v4/files?${query}`, {
    method: 'POST',
    headers: { ...auth, 'content-type': 'application/octet-stream' },
    body: content,
  });
  return { status: answer.status, body: await answer.json() };
}
const get = (path: string) => fetch(`${server.url}/api/v4/files/${path}`, { headers: auth });

async function form(path: string, field: string, content: Uint8Array, more: Record<string, string> = {}): Promise<Sent> {
  const made = new FormData();
  for (const [name, value] of Object.entries(more)) made.append(name, value);
  made.append(field, new File([content as Uint8Array<ArrayBuffer>], 'picture.png'));
  const answer = await fetch(server.url + path, { method: 'POST', headers: { Authorization: `Bearer ${server.admin.session.token}` }, body: made });
  return { status: answer.status, body: await answer.json() };
}

async function zipOf(entries: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const parts: Uint8Array[] = [];
  for await (const part of zip.outputStream as AsyncIterable<Uint8Array>) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

/** The longest that an answer to somebody else takes while `work` goes on. */
async function slowestAnswerDuring(work: Promise<unknown>): Promise<number> {
  let going = true;
  let slowest = 0;
  const done = work.finally(() => {
    going = false;
  });
  while (going) {
    const before = performance.now();
    await fetch(`${server.url}/api/v4/users/me`, { headers: auth });
    slowest = Math.max(slowest, performance.now() - before);
    await Bun.sleep(5);
  }
  await done;
  return slowest;
}

test('a zip bomb is a file like any other; nobody waits while its text is looked for in vain', async () => {
  const bomb = await zipOf({ 'word/document.xml': Buffer.alloc(200 * MIB, '<w:b/>') });
  const { status, body } = await raw('bomb.docx', bomb);
  expect(status).toBe(201);
  expect(await slowestAnswerDuring(server.drainJobs())).toBeLessThan(5000);
  expect(new Uint8Array(await (await get(body.file_infos[0].id)).arrayBuffer())).toEqual(bomb);
}, 60_000);

test('a PDF that never ends is kept, and given up as a text', async () => {
  const { status, body } = await raw(
    'endless.pdf',
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R /Prev 0 >>\n',
  );
  expect(status).toBe(201);
  await server.drainJobs();
  expect((await get(`${body.file_infos[0].id}/info`)).status).toBe(200);
}, 60_000);

async function inParts(filename: string, data: Uint8Array<ArrayBuffer>): Promise<Sent> {
  const body = { channel_id: channel.id, filename, file_size: data.length };
  const { id } = (await alice.request('POST', '/api/v4/uploads', { body })).body;
  const answer = await fetch(`${server.url}/api/v4/uploads/${id}`, { method: 'POST', headers: auth, body: data });
  return { status: answer.status, body: await answer.json() };
}

const pixelBomb = pngBytes(1, 1, { width: 60_000, height: 60_000 });

test.each([
  ['a message', () => raw('bomb.png', pixelBomb), 'api.file.upload_file.large_image_detailed.app_error'],
  ['an upload', () => inParts('bomb.png', pixelBomb), 'app.upload.upload_data.large_image.app_error'],
  ['a person', () => form(`/api/v4/users/${server.admin.id}/image`, 'image', pixelBomb), 'api.user.upload_profile_user.check_image_limits.app_error'],
  ['a team', () => form(`/api/v4/teams/${channel.team_id}/image`, 'image', pixelBomb), 'api.team.set_team_icon.check_image_limits.app_error'],
  ['the brand', () => form('/api/v4/brand/image', 'image', pixelBomb), expect.stringMatching(/^brand\./)],
  [
    'an emoji',
    () => form('/api/v4/emoji', 'image', pixelBomb, { emoji: JSON.stringify({ name: 'pixelbomb', creator_id: server.admin.id }) }),
    'api.emoji.upload.large_image.too_large.app_error',
  ],
])('a picture for %s that claims more pixels than memory has is refused before it is decoded', async (_, send, id) => {
  const before = performance.now();
  expect(await send()).toMatchObject({ status: 400, body: { id } });
  expect(performance.now() - before).toBeLessThan(3000);
});

test('a picture whose data unpack to far more than its size says is kept, and shown as far as it goes', async () => {
  const png = Buffer.from(pngBytes(8, 8));
  const at = png.indexOf('IDAT') - 4;
  const packed = deflateSync(Buffer.alloc(100 * MIB), { level: 9 });
  const head = Buffer.alloc(4);
  head.writeUInt32BE(packed.length);
  const bomb = Buffer.concat([png.subarray(0, at), head, Buffer.from('IDAT'), packed, Buffer.alloc(4), png.subarray(-12)]);
  const before = performance.now();
  const { status } = await raw('tight.png', new Uint8Array(bomb));
  expect(status).toBe(201);
  await server.drainJobs();
  expect(performance.now() - before).toBeLessThan(5000);
});

const html = '<html><script>alert(document.cookie)</script></html>';

test.each([
  ['a page that calls itself a picture', 'photo.png', html],
  ['a picture that is a program too', 'photo.gif', `GIF89a/*\x01\0\x01\0*/=1;alert(1)//`],
  ['a page that begins like a picture', 'photo.html', `\xff\xd8\xff\xe0${html}`],
  [
    'a drawing with a script',
    'drawing.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(1)"><script>alert(1)</script></svg>',
  ],
  ['a PDF that is a page too', 'paper.pdf', `%PDF-1.4\n${html}`],
])('%s is kept as it came, and no browser runs it', async (_, name, content) => {
  const bytes = new Uint8Array(Buffer.from(content, 'latin1'));
  const { status, body } = await raw(name, bytes);
  expect(status).toBe(201);
  await server.drainJobs();
  const answer = await get(body.file_infos[0].id);
  const type = String(answer.headers.get('content-type'));
  expect(type).not.toMatch(/html|javascript|xml(?!$)/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toBeTruthy();
  if (!/^image\/(png|gif)/.test(type)) expect(answer.headers.get('content-disposition')).toStartWith('attachment');
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
});

test('a drawing is never drawn: it has no smaller pictures that would run what is in it', async () => {
  const { body } = await raw('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/><script>1</script></svg>');
  for (const which of ['thumbnail', 'preview']) expect((await get(`${body.file_infos[0].id}/${which}`)).status).toBe(400);
});

test('a drawing is no picture for a person, a team or an emoji', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const emoji = JSON.stringify({ name: 'drawn', creator_id: server.admin.id });
  for (const sent of [
    await form(`/api/v4/users/${server.admin.id}/image`, 'image', svg),
    await form(`/api/v4/teams/${channel.team_id}/image`, 'image', svg),
    await form('/api/v4/emoji', 'image', svg, { emoji }),
  ])
    expect(sent.status).toBe(400);
});

test.each([
  ['with a folder above', '../../etc/passwd.txt', 'passwd.txt'],
  ['with a folder of Windows', '..\\..\\boot.ini', 'boot.ini'],
  ['that looks like another', 'invoice\u202excod.exe', 'invoicexcod.exe'],
  ['with isolating marks', 'a\u2066b\u2069.txt', 'ab.txt'],
  ['in a script from right to left', 'שלום\u200f.txt', 'שלום\u200f.txt'],
  ['of a device', 'CON', 'CON'],
  ['with signs of a shell', '$(reboot);`id`|&.txt', '$(reboot);`id`|&.txt'],
  ['with quotes', 'a"b\'c.txt', 'a"b\'c.txt'],
  ['of signs that are one only together', 'e\u0301.txt', 'é.txt'],
])('a name %s is kept as what it is', async (_, given, kept) => {
  const { status, body } = await raw(given, 'x');
  expect([status, body.file_infos[0].name]).toEqual([201, kept]);
  const answer = await get(body.file_infos[0].id);
  expect(await answer.text()).toBe('x');
  const disposition = String(answer.headers.get('content-disposition'));
  expect(disposition.split('"').length).toBe(3);
});

test.each(['..', '.', '/', '\\', 'nul\0.txt', `${'x'.repeat(300)}.txt`, 'line\r\nbreak.txt', '\u202e'])(
  'a file cannot be called %j',
  async (name) => {
    expect((await raw(name, 'x')).status).toBe(400);
  },
);

test('a picture keeps no place and no camera, in all that is made of it, and stands upright', async () => {
  const turned = await sharp({ create: { width: 60, height: 30, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Copyright: 'secret owner' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { body } = await raw('holiday.jpg', new Uint8Array(turned));
  const info = body.file_infos[0];
  expect([info.width, info.height]).toEqual([30, 60]);
  for (const which of ['thumbnail', 'preview']) {
    const small = Buffer.from(await (await get(`${info.id}/${which}`)).arrayBuffer());
    const { exif, orientation, width = 0, height = 0 } = await sharp(small).metadata();
    expect([exif, orientation ?? 1, width < height]).toEqual([undefined, 1, true]);
  }
});

test.each([
  [
    'moving WebP',
    'move.webp',
    () =>
      sharp(Buffer.alloc(20 * 40 * 3, 90), { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
        .webp({ loop: 0 })
        .toBuffer(),
  ],
  [
    'AVIF',
    'still.avif',
    () =>
      sharp({ create: { width: 60, height: 30, channels: 3, background: 'red' } })
        .avif()
        .toBuffer(),
  ],
])('%s has smaller pictures', async (_, name, make) => {
  const { body } = await raw(name, new Uint8Array(await make()));
  const info = body.file_infos[0];
  expect(info).toMatchObject({ has_preview_image: true, width: expect.any(Number) });
  expect((await get(`${info.id}/thumbnail`)).status).toBe(200);
});

test('a HEIC that cannot be decoded here is kept, without smaller pictures', async () => {
  const avif = await sharp({ create: { width: 60, height: 30, channels: 3, background: 'red' } })
    .avif()
    .toBuffer();
  const broken = Buffer.concat([avif.subarray(0, -40), Buffer.alloc(40)]);
  broken.write('heic', 8);
  const { status, body } = await raw('photo.heic', new Uint8Array(broken));
  expect(status).toBe(201);
  expect(body.file_infos[0].has_preview_image ?? false).toBe(false);
  expect((await get(`${body.file_infos[0].id}/preview`)).status).toBe(400);
});

test('after all this nothing is left half done', async () => {
  await server.drainJobs();
  expect(await readdir(draftsFolder(server.running.app))).toEqual([]);
});
