import { expect, test } from 'bun:test';
import { clockFor } from './mail-clock.ts';
import { messageHtml } from './message-html.ts';
import { plainText } from './plain-text.ts';

test.each([
  ['**bold** _it_ `code` [link](https://example.com) ~~gone~~ :smile:', 'bold it code link gone :smile:'],
  ['a\nb\n\nc', 'a b c'],
  ['* one\n* two', 'one two'],
  ['```\nlet x;\n```', 'let x;'],
  ['![picture](https://example.com/a.png)', 'picture'],
  ['<b>html</b>', '<b>html</b>'],
])('%j is read as %j', (message, text) => {
  expect(plainText(message)).toBe(text);
});

const noChannel = () => undefined;

test('HTML in a message stays text, and no link runs anything', () => {
  const html = messageHtml('<img src=x onerror=y> [x](javascript:alert(1)) ~<b>', noChannel);
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<b>');
  expect(html).not.toContain('href="javascript');
});

test('channels that are named become links', () => {
  const html = messageHtml('see ~lobby and ~other', (name) => (name === 'lobby' ? { title: 'Lobby', url: 'http://x/lobby' } : undefined));
  expect(html).toContain('<a href="http://x/lobby">~Lobby</a>');
  expect(html).toContain('~other');
});

test('a locale that is no language tag and a time zone that is none do not keep a mail from being written', () => {
  const clock = clockFor({ locale: 'pt_BR', timezone: { useAutomaticTimezone: 'true', automaticTimezone: 'Nowhere/Here' } } as never, true);
  expect([clock.day(0), clock.time(0)]).toEqual(['January 1, 1970', '00:00 UTC']);
});
