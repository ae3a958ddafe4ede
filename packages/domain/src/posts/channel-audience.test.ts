import { expect, test } from 'bun:test';
import type { ChannelPerson } from '@foremast/store/queries/channel-people';
import { wantsReplies } from './channel-audience.ts';

const person = (own: Record<string, string>, inChannel: Record<string, string>) =>
  ({ notify_props: own, channel_notify_props: inChannel }) as unknown as ChannelPerson;

test.each([
  // Of the person, of the channel, whether the reply mentions them, whether they are told.
  ['the person wants all replies', { desktop: 'mention', desktop_threads: 'all' }, {}, false, true],
  ['the person wants mentions', { desktop: 'mention', desktop_threads: 'mention' }, {}, false, false],
  ['the person wants nothing', { desktop: 'none', desktop_threads: 'all' }, {}, true, false],
  ['the channel wants mentions and says nothing of threads', { desktop: 'all', desktop_threads: 'all' }, { desktop: 'mention' }, false, false],
  ['there is one', { desktop: 'all', desktop_threads: 'all' }, { desktop: 'mention' }, true, true],
  [
    'the channel wants mentions, and all of threads',
    { desktop: 'mention', desktop_threads: 'all' },
    { desktop: 'mention', desktop_threads: 'all' },
    false,
    true,
  ],
  [
    'the person wants less of threads',
    { desktop: 'mention', desktop_threads: 'mention' },
    { desktop: 'mention', desktop_threads: 'all' },
    false,
    false,
  ],
  ['the channel wants all', { desktop: 'mention', desktop_threads: 'mention' }, { desktop: 'all' }, false, true],
  ['the channel wants nothing', { desktop: 'all', desktop_threads: 'all' }, { desktop: 'none' }, true, false],
])('of a reply in a followed thread, where %s', (_, own, inChannel, mentioned, told) => {
  expect(wantsReplies(person(own, inChannel), mentioned)).toBe(told);
});
