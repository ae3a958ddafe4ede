import { expect, test } from 'bun:test';
import { openGraphOf } from './open-graph.ts';

const page = 'https://example.org/a/b';
const read = (tags: Record<string, string>) =>
  openGraphOf(
    Object.entries(tags)
      .map(([name, content]) => `<meta property="${name}" content="${content}">`)
      .join(''),
    page,
  );

test('addresses in a page are told in full', async () => {
  const found = await read({ 'og:title': 't', 'og:url': '../c', 'og:image': '/p.png' });
  expect([found?.url, found?.images?.[0]?.url]).toEqual(['https://example.org/c', 'https://example.org/p.png']);
});

test('what is no address of the web is none', async () => {
  const found = await read({
    'og:title': 't',
    'og:url': 'javascript:alert(1)',
    'og:image': 'file:///etc/passwd',
    'og:image:secure_url': 'vbscript:x',
  });
  expect([found?.url, found?.images?.[0]]).toMatchObject([page, { url: '', secure_url: '' }]);
});
