import type { ChannelPeople, ChannelPerson } from '@foremast/store/queries/channel-people';
import { type MentionKeywords, prepareKeywords } from './mention-keywords.ts';

/** What a message asks of the people of its channel; made once for as long as none of them changes. */
export interface ChannelAudience {
  /** The members whose accounts are active: the others are neither mentioned nor told. */
  readonly people: ReadonlyMap<string, ChannelPerson>;
  readonly keywords: MentionKeywords;
  /** Who gets a desktop notification for every message. */
  readonly desktopAll: readonly string[];
  /** Who gets a push message for every message. */
  readonly pushAll: readonly string[];
  /** Who follows every thread of the channel. */
  readonly autoFollow: readonly string[];
}

/** A setting of a person in a channel: the channel's, else the person's own. */
export const settingIn = (own: string | undefined, inChannel: string | undefined, fallback: string): string =>
  inChannel && inChannel !== 'default' ? inChannel : (own ?? fallback);

/** Which messages make a desktop notification for a member. */
export const desktopLevel = (p: ChannelPerson | undefined): string => settingIn(p?.notify_props.desktop, p?.channel_notify_props.desktop, 'mention');

const pushLevel = (p: ChannelPerson): string => settingIn(p.notify_props.push, p.channel_notify_props.push, 'mention');

const known = new WeakMap<ChannelPeople, ChannelAudience>();

export function audienceOf(members: ChannelPeople): ChannelAudience {
  const made = known.get(members);
  if (made) return made;
  const active = [...members.people.values()].filter((p) => p.delete_at === 0);
  const audience = {
    people: new Map(active.map((p) => [p.user_id, p])),
    keywords: prepareKeywords(active),
    desktopAll: active.filter((p) => desktopLevel(p) === 'all').map((p) => p.user_id),
    pushAll: active.filter((p) => !p.is_bot && p.channel_notify_props.mark_unread !== 'mention' && pushLevel(p) === 'all').map((p) => p.user_id),
    autoFollow: active.filter((p) => p.channel_notify_props.channel_auto_follow_threads === 'on').map((p) => p.user_id),
  };
  known.set(members, audience);
  return audience;
}

/** Whether somebody who follows a thread wants to be told of a reply, on the desktop or on the phone. */
export function wantsReplies(
  { notify_props: own, channel_notify_props: inChannel }: ChannelPerson,
  mentioned: boolean,
  where: 'desktop' | 'push' = 'desktop',
): boolean {
  const threads = `${where}_threads` as const;
  const channel = inChannel[where] || 'default';
  if (channel === 'default') return own[where] !== 'none' && (mentioned || own[threads] === 'all' || own[where] === 'all');
  if (channel !== 'all' && channel !== 'mention') return false;
  return mentioned || channel === 'all' || (inChannel[threads] === 'all' && own[threads] !== 'mention');
}
