import { expect, test } from 'bun:test';
import { hashtags } from './hashtags.ts';

test.each([
  ['#one', '#one'],
  ['#one #two', '#one #two'],
  ['(#one)', '#one'],
  ['#one,', '#one'],
  ['#one.', '#one'],
  ['#one!', '#one'],
  ['#ab12', '#ab12'],
  ['#ab', '#ab'],
  ['#abc', '#abc'],
  ['##one', '#one'],
  ['#one-two', '#one-two'],
  ['#one_two', '#one_two'],
  ['#one.two', '#one.two'],
  ['#one-', '#one'],
  ['#ünï', '#ünï'],
  ['#你好', '#你好'],
  ['#日本語タグ', '#日本語タグ'],
  ['\\#one', '#one'],
  ['`#one`', '#one'],
  ['```\n#one\n```', '#one'],
  ['#One #one', '#One #one'],
  ['#one #one', '#one #one'],
  ['> #quote', '#quote'],
  ['* #item', '#item'],
  ['**#bold**', '#bold'],
  ['#a.b-c_d', '#a.b-c_d'],
  ['#emoji😀', '#emoji'],
  ['@#x1', '#x1'],
  ['line\n#next', '#next'],
  ['\t#tabbed', '#tabbed'],
])('%j has the hashtags %j', (message, stored) => {
  expect(hashtags(message)).toBe(stored);
});

test.each(['#one#two', 'a#one', '#1', '#12ab', '#a', '#-one', '# one', '[#link](http://x.y)', 'http://x.y/#frag', '#one/two', "#don't", '#x:y', ''])(
  '%j has no hashtag',
  (message) => {
    expect(hashtags(message)).toBe('');
  },
);

test('the setting decides how short a hashtag may be, its sign counted', () => {
  expect(hashtags('#abcd #abc', 5)).toBe('#abcd');
  expect(hashtags('#a #ab', 2)).toBe('#ab');
});

test('what is stored is cut at a thousand characters, between tags', () => {
  expect(hashtags(`#${'l'.repeat(998)}`)).toBe(`#${'l'.repeat(998)}`);
  expect(hashtags(`#${'l'.repeat(1000)}`)).toBe('');
  expect(hashtags('#tag '.repeat(1000))).toBe(Array(199).fill('#tag').join(' '));
});

test.each([
  ['signs', '#!'.repeat(200_000)],
  ['signs and letters', '#a!!'.repeat(100_000)],
  ['hashes', '#'.repeat(400_000)],
  ['one tag', `#${'a'.repeat(400_000)}`],
])('a long word of %s takes bounded time', (_, message) => {
  const start = performance.now();
  hashtags(message);
  expect(performance.now() - start).toBeLessThan(500);
});
