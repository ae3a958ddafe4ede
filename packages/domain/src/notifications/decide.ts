import type { ChannelPerson } from '@foremast/store/queries/channel-people';
import { settingIn, wantsReplies } from '../posts/channel-audience.ts';
import { type MentionRank, mentionRank } from '../posts/mention-rank.ts';

/** The message, as far as it decides who is told of it. */
export interface Occasion {
  readonly channelId: string;
  readonly channelType: string;
  readonly type: string;
  readonly isReply: boolean;
  /** It notifies whatever the settings say. */
  readonly forced: boolean;
  readonly now: number;
}

/** A member of the channel, as far as it decides whether the message is told. */
export interface Candidate {
  readonly person: ChannelPerson;
  readonly mention: MentionRank | undefined;
  /** Reads threads apart and follows this one. */
  readonly follows?: boolean;
  /** Joined the channel a moment ago: replies are told by name only. */
  readonly isNewcomer?: boolean;
  readonly readsThreads: boolean;
  readonly status: string;
  readonly lastActivityAt: number;
  /** The channel that is open in front of the person. */
  readonly activeChannelId?: string | undefined;
}

/** What of a message concerns somebody. */
export type Reason = 'forced' | 'mentioned' | 'channel_wide' | 'direct' | 'group' | 'comment' | 'thread' | 'every_message' | 'nothing';

/** How one way of telling went: `told`, or what kept it. */
export type Verdict =
  | 'told'
  /** This way is switched off on the server. */
  | 'off'
  | 'bot'
  | 'deactivated'
  | 'system_message'
  | 'automatic_reply'
  | 'muted'
  /** The person's settings do not ask for it. */
  | 'settings'
  | 'do_not_disturb'
  | 'out_of_office'
  /** The person wants to be told on the phone only when away. */
  | 'active'
  /** The channel is open in front of the person. */
  | 'looking'
  /** Mails go to those who are not online. */
  | 'online'
  /** The person follows the thread, but joined the channel a moment ago. */
  | 'newcomer'
  | 'no_device'
  | 'unverified';

export interface Decision {
  readonly reason: Reason;
  readonly desktop: Verdict;
  readonly push: Verdict;
  readonly mail: Verdict;
}

const LOOKING_MS = 20_000;
const QUIET: Readonly<Record<string, Verdict>> = { dnd: 'do_not_disturb', ooo: 'out_of_office' };
const REASON_OF: Readonly<Record<MentionRank, Reason>> = {
  [mentionRank.groupMessage]: 'group',
  [mentionRank.thread]: 'thread',
  [mentionRank.comment]: 'comment',
  [mentionRank.channel]: 'channel_wide',
  [mentionRank.direct]: 'direct',
  [mentionRank.keyword]: 'mentioned',
  [mentionRank.group]: 'mentioned',
};

export const isMuted = ({ channel_notify_props }: ChannelPerson): boolean => channel_notify_props.mark_unread === 'mention';
const isSystem = ({ type }: Occasion): boolean => type.startsWith('system_');

/** Does the status let a push message through? `looking` keeps it from who has the channel open. */
function byStatus({ channelId, now }: Occasion, c: Candidate, looking: boolean): Verdict {
  const quiet = QUIET[c.status];
  if (quiet) return quiet;
  const wish = c.person.notify_props.push_status || 'online';
  if (wish === 'away') return c.status === 'away' || c.status === 'offline' ? 'told' : 'active';
  if (wish === 'offline') return c.status === 'offline' ? 'told' : 'active';
  return !looking || c.activeChannelId !== channelId || now - c.lastActivityAt >= LOOKING_MS ? 'told' : 'looking';
}

/** Do the settings of person and channel ask for a push message for this one? */
function bySettings(o: Occasion, { person, mention, readsThreads }: Candidate): Verdict {
  const own = person.notify_props.push ?? 'mention';
  const inChannel = person.channel_notify_props.push ?? 'default';
  const whole = inChannel === 'default' && own === 'mention' && o.channelType === 'G';
  const level = whole ? 'all' : settingIn(own, inChannel, 'mention');
  if (isMuted(person)) return 'muted';
  if (isSystem(o)) return 'system_message';
  if (level === 'none') return 'settings';
  if (level === 'mention') return mention !== undefined && mention > mentionRank.groupMessage ? 'told' : 'settings';
  return mention !== undefined || (o.channelType !== 'D' && !(o.isReply && readsThreads)) ? 'told' : 'settings';
}

function pushOf(o: Occasion, c: Candidate): Verdict {
  if (c.person.is_bot) return 'bot';
  if (o.forced) return 'told';
  const asked = bySettings(o, c);
  const first = asked === 'told' ? byStatus(o, c, true) : asked;
  if (first === 'told' || c.follows !== true) return first;
  if (c.isNewcomer && c.mention === undefined) return 'newcomer';
  return wantsReplies(c.person, c.mention !== undefined, 'push') ? byStatus(o, c, false) : first;
}

function mailOf(o: Occasion, { person, mention, follows, readsThreads, status }: Candidate): Verdict {
  if (person.is_bot) return 'bot';
  if (o.type === 'system_auto_responder') return 'automatic_reply';
  if (isMuted(person)) return 'muted';
  const { email = 'true', email_threads = 'all' } = person.notify_props;
  const wanted =
    o.isReply && readsThreads
      ? email !== 'false' && (mention !== undefined || (follows === true && email_threads === 'all'))
      : mention !== undefined && settingIn(email, person.channel_notify_props.email, 'true') !== 'false';
  if (!wanted) return 'settings';
  return status === 'online' ? 'online' : (QUIET[status] ?? 'told');
}

function desktopOf(o: Occasion, c: Candidate): Verdict {
  if (c.person.is_bot) return 'bot';
  const quiet = QUIET[c.status];
  if (quiet) return quiet;
  if (o.forced) return 'told';
  const isNew = c.isNewcomer === true && c.mention === undefined;
  if (c.follows === true && !isNew && wantsReplies(c.person, c.mention !== undefined)) return 'told';
  const level = settingIn(c.person.notify_props.desktop, c.person.channel_notify_props.desktop, 'mention');
  if (isMuted(c.person)) return 'muted';
  if (level !== 'none' && (c.mention !== undefined || level === 'all')) return 'told';
  return c.follows === true && isNew ? 'newcomer' : 'settings';
}

function reasonOf(o: Occasion, { mention, follows, person }: Candidate): Reason {
  if (mention !== undefined) return REASON_OF[mention];
  if (follows === true) return 'thread';
  if (o.forced) return 'forced';
  const levels = [person.notify_props.push, person.channel_notify_props.push, person.notify_props.desktop, person.channel_notify_props.desktop];
  return levels.includes('all') ? 'every_message' : 'nothing';
}

/** Whether and how somebody is told of a message, and why, or why not: the only place where that is decided. */
export function decide(occasion: Occasion, candidate: Candidate): Decision {
  const reason = reasonOf(occasion, candidate);
  if (candidate.person.delete_at > 0) return { reason, desktop: 'deactivated', push: 'deactivated', mail: 'deactivated' };
  return { reason, desktop: desktopOf(occasion, candidate), push: pushOf(occasion, candidate), mail: mailOf(occasion, candidate) };
}
