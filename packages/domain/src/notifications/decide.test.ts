import { expect, test } from 'bun:test';
import { mentionRank } from '../posts/mention-rank.ts';
import { type Candidate, decide, type Occasion } from './decide.ts';

const NOW = 1_000_000;
const occasion = (change: Partial<Occasion> = {}): Occasion => ({
  channelId: 'c',
  channelType: 'O',
  type: '',
  isReply: false,
  forced: false,
  now: NOW,
  ...change,
});

interface Change extends Partial<Omit<Candidate, 'person'>> {
  readonly own?: Record<string, string>;
  readonly channel?: Record<string, string>;
  readonly bot?: boolean;
}

const DEFAULTS = {
  desktop: 'mention',
  desktop_threads: 'all',
  push: 'mention',
  push_status: 'online',
  push_threads: 'all',
  email: 'true',
  email_threads: 'all',
};

function candidate({ own, channel, bot = false, ...more }: Change = {}): Candidate {
  const person = {
    user_id: 'u',
    username: 'u',
    first_name: '',
    roles: '',
    delete_at: 0,
    is_bot: bot,
    notify_props: { ...DEFAULTS, ...own },
    channel_notify_props: { desktop: 'default', email: 'default', push: 'default', mark_unread: 'all', ...channel },
    scheme_guest: false,
  };
  return { person, mention: undefined, readsThreads: true, status: 'offline', lastActivityAt: 0, ...more };
}

const named = { mention: mentionRank.keyword };
const reply = occasion({ isReply: true });

/** `p`: push, `m`: mail, `d`: desktop. */
const ways = (o: Occasion, c: Candidate): string => {
  const decision = decide(o, c);
  return [decision.push === 'told' && 'p', decision.mail === 'told' && 'm', decision.desktop === 'told' && 'd'].filter(Boolean).join('');
};

test.each<[string, string, Occasion, Change]>([
  ['a message that concerns nobody', '', occasion(), {}],
  ['a mention', 'pmd', occasion(), named],
  ['a mention of who is online', 'pd', occasion(), { ...named, status: 'online' }],
  ['a mention of who is away', 'pmd', occasion(), { ...named, status: 'away' }],
  ['a mention of who must not be disturbed', '', occasion(), { ...named, status: 'dnd' }],
  ['a mention of who is out of office', '', occasion(), { ...named, status: 'ooo' }],
  ['a mention of a bot', '', occasion(), { ...named, bot: true }],
  ['a mention in a muted channel', '', occasion(), { ...named, channel: { mark_unread: 'mention' } }],
  ['a mention in the channel that is open', 'd', occasion(), { ...named, status: 'online', activeChannelId: 'c', lastActivityAt: NOW - 1_000 }],
  [
    'a mention in the channel that was left open',
    'pd',
    occasion(),
    { ...named, status: 'online', activeChannelId: 'c', lastActivityAt: NOW - 20_000 },
  ],
  ['a mention in another channel than the open one', 'pd', occasion(), { ...named, status: 'online', activeChannelId: 'x', lastActivityAt: NOW }],
  ['a mention for who wants pushes when offline only, away', 'md', occasion(), { ...named, status: 'away', own: { push_status: 'offline' } }],
  ['a mention for who wants pushes when away, online', 'd', occasion(), { ...named, status: 'online', own: { push_status: 'away' } }],
  ['a mention for who wants no push', 'md', occasion(), { ...named, own: { push: 'none' } }],
  ['a mention, the channel wanting all against the person’s none', 'pmd', occasion(), { ...named, own: { push: 'none' }, channel: { push: 'all' } }],
  ['any message for who wants all pushes', 'p', occasion(), { own: { push: 'all' } }],
  ['a system message for who wants all pushes', '', occasion({ type: 'system_join_channel' }), { own: { push: 'all' } }],
  ['a group message', 'pmd', occasion({ channelType: 'G' }), { mention: mentionRank.groupMessage }],
  [
    'a group message where the channel wants mentions only',
    'md',
    occasion({ channelType: 'G' }),
    { mention: mentionRank.groupMessage, channel: { push: 'mention' } },
  ],
  ['a mention with mail off', 'pd', occasion(), { ...named, own: { email: 'false' } }],
  ['a mention with mail off, on in the channel', 'pmd', occasion(), { ...named, own: { email: 'false' }, channel: { email: 'true' } }],
  ['a mention with mail on, off in the channel', 'pd', occasion(), { ...named, channel: { email: 'false' } }],
  ['an automatic answer', 'd', occasion({ type: 'system_auto_responder', channelType: 'D' }), { mention: mentionRank.direct }],
  ['a reply in a thread that is followed', 'pmd', reply, { follows: true }],
  [
    'a reply where only mentions in threads are wanted',
    '',
    reply,
    { follows: true, own: { desktop_threads: 'mention', push_threads: 'mention', email_threads: 'mention' } },
  ],
  [
    'a reply that mentions, where only those are wanted',
    'pmd',
    reply,
    { ...named, follows: true, own: { desktop_threads: 'mention', push_threads: 'mention', email_threads: 'mention' } },
  ],
  ['a reply for who wants every push but reads threads apart', '', reply, { own: { push: 'all', desktop: 'none' } }],
  [
    'a message that notifies whatever the settings say',
    'pd',
    occasion({ forced: true }),
    { status: 'online', own: { push: 'none', desktop: 'none' } },
  ],
])('%s is told by: %s', (_, expected, o, change) => {
  expect(ways(o, candidate(change))).toBe(expected);
});

test('the reason is the strongest that there is', () => {
  expect(decide(occasion(), candidate(named)).reason).toBe('mentioned');
  expect(decide(reply, candidate({ follows: true })).reason).toBe('thread');
  expect(decide(occasion(), candidate({ mention: mentionRank.channel })).reason).toBe('channel_wide');
  expect(decide(occasion(), candidate({ own: { push: 'all' } })).reason).toBe('every_message');
});

test.each<[string, string, Occasion, Change]>([
  ['push', 'muted', occasion(), { ...named, channel: { mark_unread: 'mention' } }],
  ['push', 'do_not_disturb', occasion(), { ...named, status: 'dnd' }],
  ['push', 'out_of_office', occasion(), { ...named, status: 'ooo' }],
  ['push', 'looking', occasion(), { ...named, status: 'online', activeChannelId: 'c', lastActivityAt: NOW }],
  ['push', 'active', occasion(), { ...named, status: 'online', own: { push_status: 'away' } }],
  ['push', 'settings', occasion(), {}],
  ['push', 'newcomer', reply, { follows: true, isNewcomer: true }],
  ['push', 'told', reply, { ...named, follows: true, isNewcomer: true }],
  ['desktop', 'newcomer', reply, { follows: true, isNewcomer: true }],
  ['mail', 'online', occasion(), { ...named, status: 'online' }],
  ['mail', 'automatic_reply', occasion({ type: 'system_auto_responder' }), named],
  ['mail', 'settings', occasion(), { ...named, own: { email: 'false' } }],
])('%s says why: %s', (way, verdict, o, change) => {
  expect(decide(o, candidate(change))[way as 'push']).toBe(verdict as never);
});
