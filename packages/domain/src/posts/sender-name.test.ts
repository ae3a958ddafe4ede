import { expect, test } from 'bun:test';
import { builtIn } from '@foremast/kernel/config/settings';
import { senderName } from './sender-name.ts';

const named = { username: 'alice', nickname: 'Al', first_name: 'Alice', last_name: 'Liddell' };
const bare = { username: 'alice', nickname: '', first_name: '', last_name: '' };
const settings = builtIn();
const post = { type: '', props: {}, direct: false };

test.each([
  ['username', '@alice', '@alice'],
  ['nickname_full_name', 'Al', '@alice'],
  ['full_name', 'Alice Liddell', '@alice'],
])('with names shown by %s somebody is %s, and %s without one', (format, withName, without) => {
  expect([senderName(post, named, settings, format), senderName(post, bare, settings, format)]).toEqual([withName, without]);
});

test('the server speaks for itself, and integrations bear their names where they may, but not between two people', () => {
  const overriding = builtIn();
  overriding.ServiceSettings.EnablePostUsernameOverride = true;
  const hook = { type: '', props: { from_webhook: 'true', override_username: 'Robot' }, direct: false };
  expect(senderName({ ...post, type: 'system_join_channel' }, named, overriding)).toBe('System');
  expect(senderName(hook, named, overriding)).toBe('Robot');
  expect(senderName({ ...hook, direct: true }, named, overriding)).toBe('@alice');
});
