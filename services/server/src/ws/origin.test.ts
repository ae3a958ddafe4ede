import { expect, test } from 'bun:test';
import { isAllowedOrigin } from './origin.ts';

const site = { siteUrl: 'https://chat.example.com/team', allowCorsFrom: '' };
const listed = { ...site, allowCorsFrom: 'http://friend.example.com  http://pal.example.com:81' };
test.each([
  [null, site, true],
  ['https://chat.example.com', site, true],
  ['HTTPS://CHAT.EXAMPLE.COM:443', site, true],
  ['http://chat.example.com', site, false],
  ['https://chat.example.com:8443', site, false],
  ['https://evil.example.com', site, false],
  ['null', site, false],
  ['banana', site, false],
  ['https://inside:8065', { siteUrl: '', allowCorsFrom: '' }, true],
  ['http://other:8065', { siteUrl: '', allowCorsFrom: '' }, false],
  ['http://friend.example.com', listed, true],
  ['http://pal.example.com:81', listed, true],
  ['http://pal.example.com', listed, false],
  ['https://chat.example.com', listed, true],
  ['null', listed, false],
  [null, listed, true],
  ['null', { ...site, allowCorsFrom: '*' }, true],
  ['https://evil.example.com', { ...site, allowCorsFrom: '*' }, true],
] as const)('origin %p under %p: %p', (origin, rules, allowed) => {
  expect(isAllowedOrigin(origin, 'Inside:8065', rules)).toBe(allowed);
});
