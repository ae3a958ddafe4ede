import { afterAll, expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

const PEER = '127.0.0.2';
const SITE = 'http://chat.example';
const server = await startServer({
  MM_SERVICESETTINGS_ENABLELINKPREVIEWS: 'true',
  MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: PEER,
  MM_SERVICESETTINGS_SITEURL: SITE,
  MM_IMAGEPROXYSETTINGS_ENABLE: 'true',
});
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const cached = {
  'content-type': 'image/png',
  etag: '"1"',
  'cache-control': 'max-age=5',
  'set-cookie': 'a=b',
  'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT',
};
const pages: Record<string, () => Response> = {
  '/p.png': () => new Response(PIXEL, { headers: cached }),
  '/untold': () => new Response(PIXEL, { headers: { 'content-type': 'application/octet-stream' } }),
  '/d.svg': () => new Response('<svg onload="x"/>', { headers: { 'content-type': 'image/svg+xml' } }),
  '/liar.png': () => new Response('<?xml version="1.0"?><!-- x --><svg onload="x"/>', { headers: { 'content-type': 'image/png' } }),
  '/page': () =>
    new Response('<meta property="og:title" content="t"><meta property="og:image" content="/p.png">', { headers: { 'content-type': 'text/html' } }),
  '/inside': () => Response.redirect(`${server.url}/api/v4/system/ping`),
};
const peer = Bun.serve({ hostname: PEER, port: 0, fetch: (req) => pages[new URL(req.url).pathname]?.() ?? new Response('gone', { status: 404 }) });
afterAll(() => peer.stop(true));
const at = (path: string) => `http://${PEER}:${peer.port}${path}`;
const proxied = (url: string) => `${SITE}/api/v4/image?url=${encodeURIComponent(url)}`;
const get = (path: string, headers = {}) =>
  fetch(`${server.url}/api/v4/image?url=${encodeURIComponent(at(path))}`, {
    headers: { authorization: `Bearer ${alice.session.token}`, ...headers },
  });

test('a picture of another server comes through this one, with how long it may be kept and without its cookies', async () => {
  const answer = await get('/p.png');
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PIXEL);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('cache-control')).toBe('max-age=5');
  expect(answer.headers.get('set-cookie')).toBe(null);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test('who has the picture already gets an empty answer', async () => {
  expect((await get('/p.png', { 'if-none-match': '"1"' })).status).toBe(304);
  expect((await get('/p.png', { 'if-modified-since': 'Tue, 02 Jan 2024 00:00:00 GMT' })).status).toBe(304);
  expect((await get('/p.png', { 'if-none-match': '"2"' })).status).toBe(200);
});

test('what a server does not name is known by its beginning', async () => {
  expect((await get('/untold')).headers.get('content-type')).toBe('image/png');
});

test.each(['/d.svg', '/liar.png', '/page', '/gone', '/inside'])('%s does not come through', async (path) => {
  expect((await get(path)).status).toBe(403);
});

test('messages lead to pictures through this server, and say what was written', async () => {
  const written = `see ![one](${at('/p.png')}) and [a link](${at('/p.png')})`;
  const post = await server.post(channel, alice, written, {
    props: { attachments: [{ text: 'x', image_url: at('/p.png'), thumb_url: `${SITE}/own.png` }] },
  });
  expect(post.message).toBe(`see ![one](${proxied(at('/p.png'))}) and [a link](${at('/p.png')})`);
  expect(post.message_source).toBe(written);
  expect(post.props.attachments[0]).toMatchObject({ image_url: proxied(at('/p.png')), thumb_url: `${SITE}/own.png` });
  expect(post.metadata.images).toEqual({ [at('/p.png')]: { width: 1, height: 1, format: 'png', frame_count: 0 } });
});

test('pictures are found however they are written, and links and code stay as they are', async () => {
  const url = at('/p.png');
  const inside = proxied(url);
  const written: [string, string][] = [
    [`![a [b] c](${url} "title")`, `![a [b] c](${inside} "title")`],
    [`![a](<${url}>)`, `![a](<${inside}>)`],
    [`[![a](${url})](${url})`, `[![a](${inside})](${url})`],
    [`![a][one]\n\n[one]: ${url}`, `![a][one]\n\n[one]: ${inside}`],
    [`![a](${url}?x=(y)) after`, `![a](${proxied(`${url}?x=(y)`).replace('(', '%28').replace(')', '%29')}) after`],
    [`\\![a](${url})`, `\\![a](${url})`],
  ];
  for (const [message, shown] of written) expect((await server.post(channel, alice, message)).message).toBe(shown);
});

test('a message full of brackets costs little', async () => {
  const hostile = [
    '!['.repeat(8_000),
    `${'!['.repeat(4_000)}](${at('/p.png')})`,
    '![]('.repeat(4_000),
    `![a](${'('.repeat(16_000)}`,
    `![a](${at('/p.png')})`.repeat(400),
  ];
  for (const message of hostile) {
    const begin = performance.now();
    await server.post(channel, alice, message.slice(0, 16_383));
    expect(performance.now() - begin).toBeLessThan(2_500);
  }
});

test('what a client got and sends back is kept as it was written', async () => {
  const post = await server.post(channel, alice, `![one](${at('/p.png')})`);
  const changed = await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: `${post.message} more` } });
  expect(changed.body.message_source).toBe(`![one](${at('/p.png')}) more`);
});

test("a page's pictures come through this server only", async () => {
  const post = await server.post(channel, alice, at('/page'));
  expect(post.metadata.embeds[0].data.images).toEqual([{ url: '', secure_url: proxied(at('/p.png')), type: '', width: 0, height: 0 }]);
});

test('the preview of a page can be asked for', async () => {
  const ask = async (url: string) => (await bob.request('POST', '/api/v4/opengraph', { body: { url } })).body;
  expect(await ask(at('/page'))).toMatchObject({ title: 't', url: at('/page') });
  expect(await ask(at('/gone'))).toEqual({ url: '' });
  expect(await ask(`${server.url}/x`)).toEqual({ url: '' });
  expect((await bob.request('POST', '/api/v4/opengraph', { body: {} })).status).toBe(400);
});
