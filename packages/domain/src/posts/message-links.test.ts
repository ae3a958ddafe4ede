import { expect, test } from 'bun:test';
import { normaliseAttachments } from './decode-attachments.ts';
import { attachmentImageUrls, firstLink, imageUrls, permalinkPostId } from './message-links.ts';

test.each([
  ['http://example.com', 'http://example.com'],
  ['see http://example.com/a.png, please', 'http://example.com/a.png'],
  ['[x](http://example.com)', 'http://example.com'],
  ['<https://example.com/?a=1&b=2>', 'https://example.com/?a=1&b=2'],
  ['www.example.com/x', 'http://www.example.com/x'],
  ['[a][1] and https://b.example\n\n[1]: https://a.example/ä', 'https://a.example/ä'],
  ['https://one.example https://two.example', 'https://one.example'],
  ['http://127.0.0.1:8065/team/pl/abc', 'http://127.0.0.1:8065/team/pl/abc'],
  ['[![alt](http://example.com/i.png)](http://example.com/page)', 'http://example.com/page'],
  ['mail me@example.com or https://example.com', 'https://example.com'],
  ['~~http://a.example/x~~', 'http://a.example/x'],
  ['_http://a.example/x_ and **http://b.example**', 'http://a.example/x'],
  ['[x](http://a.example/x_)', 'http://a.example/x_'],
  ['![p](http://e.x/1.png =100x50) http://a.example', 'http://a.example'],
])('the first link of %j', (message, link) => {
  expect(firstLink(message)).toBe(link);
});

test.each([
  'no link',
  '`http://example.com`',
  '```\nhttp://example.com\n```',
  '    http://example.com',
  '![pic](http://example.com/p.png)',
  'example.com',
  '[x](javascript:alert)',
  '',
])('%j has no link', (message) => {
  expect(firstLink(message)).toBeUndefined();
});

test('images are listed once each, code left out', () => {
  expect(
    imageUrls(
      '![a](http://e.x/1.png) [![b](http://e.x/2.png "t")](http://e.x) ![c][r] ![a](http://e.x/1.png) `![d](http://e.x/4.png)`\n\n[r]: http://e.x/3.png',
    ),
  ).toEqual(['http://e.x/1.png', 'http://e.x/2.png', 'http://e.x/3.png']);
  expect(imageUrls('http://e.x/1.png')).toEqual([]);
  expect(imageUrls('![a](http://e.x/1.png =100x50) ![b](http://e.x/2.png =100) ![c](http://e.x/3.png =x50)')).toEqual(
    [1, 2, 3].map((n) => `http://e.x/${n}.png`),
  );
});

test('attachments show pictures of their own and those in their text', () => {
  const attachments = normaliseAttachments([
    {
      text: '![t](http://e.x/t.png)',
      fields: [{ value: '![f](http://e.x/f.png)' }],
      image_url: 'http://e.x/i.png',
      thumb_url: 'http://e.x/th.png',
      author_icon: 'http://e.x/a.png',
      footer_icon: 'http://e.x/i.png',
    },
  ]);
  expect(attachmentImageUrls(attachments ?? []).sort()).toEqual([
    'http://e.x/a.png',
    'http://e.x/f.png',
    'http://e.x/i.png',
    'http://e.x/t.png',
    'http://e.x/th.png',
  ]);
});

test('a link to a post of this server is known by its form', () => {
  const id = 'abcdefghijklmnopqrstuvwxyz';
  expect(permalinkPostId(`https://chat.example/town/pl/${id}`, 'https://chat.example/')).toBe(id);
  expect(permalinkPostId(`https://chat.example/sub/_redirect/pl/${id}`, 'https://chat.example/sub')).toBe(id);
  for (const url of [
    `https://other.example/town/pl/${id}`,
    `https://chat.example/town/pl/${id}x`,
    `https://chat.example/town/channels/${id}`,
    `https://chat.example.evil/town/pl/${id}`,
    `https://chat.example/a/b/pl/${id}`,
  ]) {
    expect(permalinkPostId(url, 'https://chat.example')).toBeUndefined();
  }
  expect(permalinkPostId(`/town/pl/${id}`, '')).toBeUndefined();
});
