import { afterAll, expect, test } from 'bun:test';
import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startServer, unique } from '@foremast/testing/server';

// The peers live at one loopback address, which is allowed; our own machine at another, which is not.
const PEER = '127.0.0.2';
const server = await startServer({
  MM_SERVICESETTINGS_ENABLELINKPREVIEWS: 'true',
  MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: PEER,
  MM_SERVICESETTINGS_RESTRICTLINKPREVIEWS: 'forbidden.example, also-forbidden',
  MM_EXPERIMENTALSETTINGS_LINKMETADATATIMEOUTMILLISECONDS: '1500',
  MM_SERVICESETTINGS_SITEURL: 'http://chat.example',
});
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const MOVING = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAIfkEAQAAAAAsAAAAAAEAAQAAAgJEAQA7', 'base64');
const html = (head: string, type = 'text/html; charset=utf-8') =>
  new Response(`<html><head>${head}</head><body>x</body></html>`, { headers: { 'content-type': type } });
const og = (fields: Record<string, string>) =>
  html(
    Object.entries(fields)
      .map(([k, v]) => `<meta property="og:${k}" content="${v}">`)
      .join(''),
  );
const asked: string[] = [];
let sent = 0;

/** Bytes that go on for ever. */
const endless = (start: string) =>
  new ReadableStream<Uint8Array>({
    start: (c) => c.enqueue(new TextEncoder().encode(start)),
    pull(c) {
      sent += 65_536;
      c.enqueue(new Uint8Array(65_536).fill(0x20));
    },
  });

const pages: Record<string, (url: URL) => Response | Promise<Response>> = {
  '/page': () =>
    og({
      title: 'A &amp; page',
      type: 'article',
      description: 'd'.repeat(400),
      image: '/p.png',
      'image:width': '7',
      site_name: 'Site',
      locale: 'de',
    }),
  '/p.png': () => new Response(PIXEL, { headers: { 'content-type': 'image/png' } }),
  '/m.gif': () => new Response(MOVING, { headers: { 'content-type': 'image/gif' } }),
  '/d.svg': () => new Response('<svg width="5" height="5"/>', { headers: { 'content-type': 'image/svg+xml' } }),
  '/plain': () => html('<title>only a title</title>'),
  '/slow': async () => {
    await Bun.sleep(1100);
    return og({ title: 'at last' });
  },
  '/never': () => new Promise<Response>(() => undefined),
  '/inside': () => Response.redirect(`http://127.0.0.1:${new URL(server.url).port}/api/v4/system/ping`),
  '/loop': () => Response.redirect('/loop'),
  '/huge': () => new Response(endless('<html><head>'), { headers: { 'content-type': 'text/html' } }),
  '/huge-picture': () => new Response(endless('GIF89a'), { headers: { 'content-type': 'image/gif' } }),
  '/bomb': () =>
    new Response(gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)), { headers: { 'content-type': 'text/html', 'content-encoding': 'gzip' } }),
  '/broken': () => html('<meta property=og:title content="half<p"><met <<>><meta property="og:type" content=\'website\' <title></hea'),
  '/koi': () =>
    new Response(
      Buffer.concat([
        Buffer.from('<head><meta charset="koi8-r"><meta property="og:title" content="'),
        Buffer.from([0xf0, 0xd2, 0xc9]),
        Buffer.from('"></head>'),
      ]),
      {
        headers: { 'content-type': 'text/html' },
      },
    ),
  '/sjis': () =>
    new Response(
      Buffer.concat([Buffer.from('<head><meta property="og:title" content="'), Buffer.from([0x93, 0xfa, 0x96, 0x7b]), Buffer.from('"></head>')]),
      {
        headers: { 'content-type': 'text/html; charset=Shift_JIS' },
      },
    ),
};
const peer = Bun.serve({
  hostname: PEER,
  port: 0,
  idleTimeout: 60,
  fetch: (req) => {
    const url = new URL(req.url);
    asked.push(url.pathname);
    return pages[url.pathname]?.(url) ?? new Response('gone', { status: 404 });
  },
});
const sockets = new Set<Socket>();
const headers = createServer((socket) => {
  sockets.add(socket.on('error', () => undefined));
  socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n');
  const more = setInterval(() => socket.write(`x-more: ${'y'.repeat(60_000)}\r\n`), 1);
  socket.on('close', () => clearInterval(more));
}).listen(0, PEER);
afterAll(() => {
  peer.stop(true);
  for (const socket of sockets) socket.destroy();
  headers.close();
});

const at = (path: string) => `http://${PEER}:${peer.port}${path}?${unique('u')}`;
const said = async (message: string, fields = {}) => (await server.post(channel, alice, message, fields)).metadata;
const read = async (id: string) => (await bob.request('GET', `/api/v4/posts/${id}`)).body.metadata;

test('a page that tells about itself is shown with its picture, in the answer, the event and every list', async () => {
  const [url, socket] = [at('/page'), await bob.listen()];
  const post = await server.post(channel, alice, `look: ${url}`);
  const picture = `http://${PEER}:${peer.port}/p.png`;
  expect(post.metadata).toEqual({
    embeds: [
      {
        type: 'opengraph',
        url,
        data: {
          type: 'article',
          url,
          title: 'A & page',
          description: `${'d'.repeat(300)}[...]`,
          determiner: '',
          site_name: 'Site',
          locale: '',
          locales_alternate: null,
          images: [{ url: picture, secure_url: '', type: '', width: 7, height: 0 }],
          audios: null,
          videos: null,
        },
      },
    ],
    images: { [picture]: { width: 1, height: 1, format: 'png', frame_count: 0 } },
  });
  expect(JSON.parse((await socket.next('posted')).data.post).metadata).toEqual(post.metadata);
  const list = (await bob.request('GET', `/api/v4/channels/${channel.id}/posts`)).body;
  expect(list.posts[post.id].metadata).toEqual(post.metadata);
});

test('a picture is shown by its size, a moving one with its frames, a drawing without a size', async () => {
  const [png, gif, svg] = [at('/p.png'), at('/m.gif'), at('/d.svg')];
  expect(await said(png)).toEqual({
    embeds: [{ type: 'image', url: png }],
    images: { [png]: { width: 1, height: 1, format: 'png', frame_count: 0 } },
  });
  expect(await said(`a ![one](${gif}) and ![two](${svg})`)).toEqual({
    images: { [gif]: { width: 1, height: 1, format: 'gif', frame_count: 2 }, [svg]: { width: 0, height: 0, format: 'svg', frame_count: 0 } },
  });
});

test('messages for one person only have previews too', async () => {
  const [url, socket] = [at('/p.png'), await bob.listen()];
  const body = { user_id: bob.id, post: { channel_id: channel.id, message: url } };
  expect((await server.admin.request('POST', '/api/v4/posts/ephemeral', { body })).status).toBe(201);
  expect(JSON.parse((await socket.next('ephemeral_message')).data.post).metadata.embeds).toEqual([{ type: 'image', url }]);
});

test('only the first link has a preview, attachments take its place, and code has none', async () => {
  const [first, second] = [at('/p.png'), at('/page')];
  expect((await said(`${first} and ${second}`)).embeds).toEqual([{ type: 'image', url: first }]);
  expect(await said(`\`${at('/page')}\``)).toEqual({});
  const inside = at('/p.png');
  const props = { attachments: [{ text: 'x', image_url: inside }] };
  expect(await said(at('/page'), { props })).toEqual({
    embeds: [{ type: 'message_attachment' }],
    images: { [inside]: { width: 1, height: 1, format: 'png', frame_count: 0 } },
  });
});

test('a page that says nothing of itself, and one that is not there, are links', async () => {
  for (const path of ['/plain', '/gone']) {
    const url = at(path);
    expect(await said(url)).toEqual({ embeds: [{ type: 'link', url }] });
  }
});

test('hosts that the settings name get no preview, and are not asked', async () => {
  expect(await said('http://www.forbidden.example/x')).toEqual({});
  expect(await said('https://very-also-forbidden.example/x ![a](http://forbidden.example/p.png)')).toEqual({});
});

test('an address is asked for once an hour, whoever sends it', async () => {
  const url = at('/p.png');
  asked.length = 0;
  await server.post(channel, alice, url);
  expect((await server.post(channel, bob, `again ${url}`)).metadata.embeds).toEqual([{ type: 'image', url }]);
  expect(asked).toEqual(['/p.png']);
});

test('a host that answers slowly does not keep the sender waiting; the preview comes later, and the message does not count as edited', async () => {
  const [url, socket] = [at('/slow'), await bob.listen()];
  const begin = performance.now();
  const post = await server.post(channel, alice, url);
  expect(performance.now() - begin).toBeLessThan(1090);
  expect(post.metadata).toEqual({ embeds: [{ type: 'link', url }] });
  await server.drainJobs();
  const later = JSON.parse((await socket.next('post_edited')).data.post);
  expect(later).toMatchObject({
    id: post.id,
    edit_at: 0,
    update_at: post.update_at,
    metadata: { embeds: [{ type: 'opengraph', data: { title: 'at last' } }] },
  });
  expect(await read(post.id)).toEqual(later.metadata);
});

test('a changed message shows what it links to now', async () => {
  const [first, second] = [at('/p.png'), at('/page')];
  const post = await server.post(channel, alice, first);
  const changed = await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: second } });
  expect(changed.body.metadata.embeds[0]).toMatchObject({ type: 'opengraph', url: second });
});

test('switched off, nobody is asked and nothing is shown', async () => {
  const off = await startServer({ MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: PEER });
  const [person, url] = [await off.user(), at('/page')];
  asked.length = 0;
  const post = await off.post(await off.channelWith(person), person, `${url} ![x](${url})`);
  await off.drainJobs();
  expect((await person.request('GET', `/api/v4/posts/${post.id}`)).body.metadata).toEqual({});
  expect(asked).toEqual([]);
});

test('a message of this server is a link while previews of messages are off', async () => {
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: { EnablePermalinkPreviews: false } } });
  expect((await said('http://chat.example/team/pl/aaaaaaaaaaaaaaaaaaaaaaaaaa')).embeds).toEqual([
    { type: 'link', url: 'http://chat.example/team/pl/aaaaaaaaaaaaaaaaaaaaaaaaaa' },
  ]);
});

const HOSTILE: [string, () => string, string][] = [
  ['never answers', () => at('/never'), 'link'],
  ['sends on to this machine', () => at('/inside'), 'link'],
  ['sends on in a circle', () => at('/loop'), 'link'],
  ['sends a page without end', () => at('/huge'), 'link'],
  ['sends a film without end', () => at('/huge-picture'), 'link'],
  ['sends headers without end', () => `http://${PEER}:${(headers.address() as { port: number }).port}/${unique('h')}`, 'link'],
  ['packs much into little', () => at('/bomb'), 'link'],
  ['writes broken HTML', () => at('/broken'), 'opengraph'],
];
test.each(HOSTILE)('a host that %s costs little, and the message is there', async (_, address, type) => {
  const url = address();
  const before = process.memoryUsage().rss;
  const begin = performance.now();
  const post = await server.post(channel, alice, url);
  expect(performance.now() - begin).toBeLessThan(2000);
  await server.drainJobs();
  expect(performance.now() - begin).toBeLessThan(6000);
  expect((await read(post.id)).embeds[0]).toMatchObject({ type, url });
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
});

test('what was enough of a page without end is all that is fetched', async () => {
  await Bun.sleep(50);
  const before = sent;
  await Bun.sleep(200);
  expect(sent - before).toBeLessThan(1024 * 1024);
});

test('pages of other character sets are read as they were written', async () => {
  expect((await said(at('/koi'))).embeds[0].data.title).toBe('При');
  expect((await said(at('/sjis'))).embeds[0].data.title).toBe('日本');
});
