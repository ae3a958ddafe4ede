import { expect, test } from 'bun:test';
import { tidyMentionKeys, withoutUsername } from './mention-keys.ts';

test.each([
  ['Chef,COOK', 'chef,cook'],
  [',,a,,b,', 'a,b'],
  [' spaced ,x', ' spaced ,x'],
  [',', ''],
  ['', ''],
])('the words %p are kept as %p', (given, kept) => {
  expect(tidyMentionKeys({ mention_keys: given, email: 'true' })).toEqual({ mention_keys: kept, email: 'true' });
});

test('settings without words stay as they are', () => {
  expect(tidyMentionKeys({ email: 'true' })).toEqual({ email: 'true' });
});

test('a former name is no word any more, with or without its sign', () => {
  expect(withoutUsername({ mention_keys: 'cherry,bob,@bob' }, 'bob').mention_keys).toBe(',cherry');
  expect(withoutUsername({ mention_keys: 'bob' }, 'bob').mention_keys).toBe('');
});
