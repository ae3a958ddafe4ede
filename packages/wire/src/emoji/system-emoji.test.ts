import { expect, test } from 'bun:test';
import { emojiNames, emojiUnicode, isSystemEmoji } from './system-emoji.ts';

test.each([
  ['smile', '1f604'],
  ['ghost', '1f47b'],
  ['ship', '1f6a2'],
  ['+1', '1f44d'],
  ['thumbsup', '1f44d'],
  ['hash', '0023-fe0f-20e3'],
  ['flag-us', '1f1fa-1f1f8'],
  ['us', '1f1fa-1f1f8'],
  ['robot', '1f916'],
  ['mattermost', 'mattermost'],
  ['wave_medium_dark_skin_tone', '1f44b-1f3fe'],
  ['sleuth_or_spy', '1f575-fe0f'],
  ['sleuth_or_spy_light_skin_tone', '1f575-1f3fb'],
  ['woman-running_dark_skin_tone', '1f3c3-1f3ff-200d-2640-fe0f'],
  ['couple_light_skin_tone_dark_skin_tone', '1f469-1f3fb-200d-1f91d-200d-1f468-1f3ff'],
])('%s is the emoji %s', (name, code) => {
  expect(isSystemEmoji(name)).toBe(true);
  expect(emojiUnicode(name)).toBe(code);
});

test.each(['nosuch', 'not_an_emoji', 'SMILE', '', 'smile_light_skin_tone', 'constructor'])('%j is none', (name) => {
  expect(isSystemEmoji(name)).toBe(false);
  expect(emojiUnicode(name)).toBeUndefined();
});

test('there are as many emoji as clients bring pictures for', () => {
  expect(new Set(emojiNames().map(emojiUnicode)).size).toBe(3301);
  expect(emojiNames().every((name) => /^[a-z0-9+_-]{1,128}$/.test(name))).toBe(true);
});
