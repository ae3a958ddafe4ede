import { expect, test } from 'bun:test';
import { messageHtml } from '../notifications/message-html.ts';
import { plainText } from '../notifications/plain-text.ts';
import { messageLinks } from '../posts/message-links.ts';
import { postWords } from '../posts/words.ts';

const LONGEST = 16_383;
const LINK = 'http://example.com/p.png';

test.each([
  '![',
  '[',
  '![](',
  '[a](',
  '[a][b]',
  `![a](${LINK})`,
  '<',
  '`',
  '*a',
  '> ',
  '- ',
  '\\',
  '&#',
  'www.',
  'http://',
  '((http://a.b',
  '@a.',
  ':a',
  '#a',
  '~a-',
  '|a',
  `[x]: ${LINK}\n`,
])('a message of nothing but %s costs little', (piece) => {
  const message = `@bob ${piece.repeat(LONGEST)}`.slice(0, LONGEST);
  const begin = performance.now();
  for (const use of [postWords, messageLinks, plainText, (text: string) => messageHtml(text, () => undefined)]) use(message);
  expect(performance.now() - begin).toBeLessThan(700);
  expect(postWords(message)).toContain('@bob');
});
