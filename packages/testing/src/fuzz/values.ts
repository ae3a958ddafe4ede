import fc from 'fast-check';
import { PASSWORD } from '../server.ts';
import { SELF } from './examples.ts';
import { type Known, kindOf } from './known.ts';

/** Texts that something has stumbled over somewhere. */
const AWKWARD = [
  '',
  ' ',
  '\n',
  'x'.repeat(65),
  'x'.repeat(300),
  'x'.repeat(5_000),
  'ü'.repeat(70_000),
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  "';--",
  '%',
  '_%\\',
  '*',
  '"',
  '{}',
  '[]',
  'null',
  '0',
  '-1',
  '1e999',
  '../../etc/passwd',
  '/',
  '.',
  '__proto__',
  'constructor',
  'toString',
  '<script>alert(1)</script>',
  '👩‍👩‍👧‍👦',
  '\u202eabc',
  '(((((((((((',
  'a@b',
  'me',
  'system',
  '2026-02-30',
  'http://',
  'javascript:alert(1)',
];

const NOW = Date.now();
export const NUMBERS = [0, 1, -1, 2, 5, 60, 200, 1_000_000_000, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1), NOW, NOW + 3_600_000, NOW - 86_400_000];

const URLS = [
  '',
  'http://127.0.0.1:9/hook',
  'https://nowhere.invalid/a.png',
  'http://[::1]:9/',
  'http://169.254.169.254/latest',
  'ftp://x/y',
  '/relative',
];

/** What fields of these names usually hold. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  type: ['O', 'P', 'D', 'G', 'I', '', 'link', 'file', 'custom', 'channels', 'text', 'select', 'data_retention', 'message_export', 'ldap_sync'],
  privacy: ['O', 'P'],
  roles: ['system_user', 'system_user system_admin', 'team_user', 'team_user team_admin', 'channel_user channel_admin', ''],
  sort: ['', 'last_activity_at', 'create_at', 'status', 'admin', 'display_name', 'name', 'recent'],
  sorting: ['', 'alpha', 'manual', 'recent'],
  direction: ['up', 'down', 'asc', 'desc'],
  status: ['online', 'away', 'dnd', 'offline', 'pending', 'canceled', 'success', ''],
  scope: ['team', 'channel', 'playbook', 'user'],
  source: ['custom', 'ldap', ''],
  priority: ['urgent', 'important', 'standard', ''],
  method: ['P', 'G'],
  locale: ['en', 'de', 'fr', 'zz'],
  password: [PASSWORD, 'short', PASSWORD.toLowerCase()],
  new_password: [PASSWORD],
  current_password: [PASSWORD],
  emoji_name: ['tada', 'smile', '+1', 'nope'],
  emoji: ['tada', ':smile:', ''],
  category: ['favorite_channel', 'direct_channel_show', 'flagged_post', 'display_settings', 'theme', 'sidebar_settings'],
  preference_name: ['use_military_time', 'channel_display_mode'],
  service: ['google', 'gitlab', 'office365', 'openid', 'saml', 'nope'],
  role_name: ['system_user', 'channel_admin', 'team_guest', 'nope'],
  date_range: ['last30days', 'previousmonth', 'last6months', 'alltime'],
  sort_column: ['Username', 'Email', 'CreateAt', 'LastLoginAt'],
  content_type: ['application/json', 'application/x-www-form-urlencoded'],
  since: [String(NOW - 60_000), '0', 'x'],
  timestamp: [String(NOW), '0', 'x'],
  expression: ['user.attributes.team == "a"', 'true', 'user.', '(('],
  grant_type: ['authorization_code', 'client_credentials', 'refresh_token', 'password'],
  response_type: ['code', 'token'],
  action: ['open', 'reorder'],
};

const MESSAGES = (known: Known, n: number): string[] => [
  'hello',
  `@${known.pick('username', n)} and @channel, look at ~${known.pick('channel_name', n)} #tag`,
  `http://127.0.0.1:9/x https://nowhere.invalid/_redirect/pl/${known.pick('post', n)}`,
  `/${['join', 'msg', 'header', 'away', 'invite', 'mute', 'nope', 'code', 'me', 'remove', 'leave', 'rename', 'status', 'groupmsg', 'purpose'][n % 15]} @${known.pick('username', n)} text`,
  '```\ncode\n```\n| a | b |\n|---|---|\n| 1 | 2 |',
  `@${known.pick('group_name', n)} @here @all`,
  'from:me in:town-square -not "a phrase" before:2026-01-01 #tag*',
];

const slug = (n: number) => `name-${n.toString(36)}`;

function sensible(name: string, known: Known, n: number): string {
  const kind = kindOf(name);
  if (kind === 'user' && n % 3 === 0) return SELF;
  const one = known.pick(kind, n);
  if (one !== undefined && (/_?ids?$/i.test(name) || !(name in USUAL))) return one;
  const usual = USUAL[name];
  if (usual) return usual[n % usual.length] as string;
  if (/message|text|terms?|command$|^q$|header|purpose|comment/.test(name)) return MESSAGES(known, n)[n % 7] as string;
  if (/url|link|homepage|redirect|callback|audiences/.test(name)) return URLS[n % URLS.length] as string;
  if (/email/.test(name)) return n % 3 === 0 ? (known.pick('email', n) ?? '') : `person${n}@example.com`;
  if (/_name$|^name$|^username$|trigger/.test(name)) return n % 4 === 0 ? (known.pick('username', n) ?? slug(n)) : slug(n);
  return n % 2 === 0 ? slug(n) : 'Some words';
}

/** A text for a field or a part of the path of this name: mostly one that fits. `id`: what an `id` is here. */
export function textFor(name: string, known: Known, place: string): fc.Arbitrary<string> {
  const own = name === 'id' ? `${place}_id` : name;
  return fc.oneof(
    { weight: 60, arbitrary: fc.nat({ max: 1e6 }).map((n) => sensible(own, known, n)) },
    { weight: 1, arbitrary: fc.constant('a'.repeat(26)) },
    { weight: 2, arbitrary: fc.constantFrom(...AWKWARD) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  );
}

export const awkwardText = fc.constantFrom(...AWKWARD);
export const number = fc.oneof({ weight: 6, arbitrary: fc.nat({ max: 20 }) }, fc.constantFrom(...NUMBERS), fc.integer());
