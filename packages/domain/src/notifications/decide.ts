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

/** Why somebody is told. */
export type Reason = 'forced' | 'mentioned' | 'channel_wide' | 'direct' | 'group' | 'comment' | 'thread' | 'every_message';

export interface Decision {
  readonly reason: Reason;
  readonly desktop?: true;
  readonly push?: true;
  readonly mail?: true;
}

const LOOKING_MS = 20_000;
const QUIET = new Set(['dnd', 'ooo']);
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
function statusAllows({ channelId, now }: Occasion, c: Candidate, looking: boolean): boolean {
  if (QUIET.has(c.status)) return false;
  const wish = c.person.notify_props.push_status || 'online';
  if (wish === 'away') return c.status === 'away' || c.status === 'offline';
  if (wish === 'offline') return c.status === 'offline';
  return !looking || c.activeChannelId !== channelId || now - c.lastActivityAt >= LOOKING_MS;
}

/** Do the settings of person and channel ask for a push message for this one? */
function settingsAskForPush(o: Occasion, { person, mention, readsThreads }: Candidate): boolean {
  const own = person.notify_props.push ?? 'mention';
  const inChannel = person.channel_notify_props.push ?? 'default';
  const whole = inChannel === 'default' && own === 'mention' && o.channelType === 'G';
  const level = whole ? 'all' : settingIn(own, inChannel, 'mention');
  if (isMuted(person) || isSystem(o) || level === 'none') return false;
  if (level === 'mention') return mention !== undefined && mention > mentionRank.groupMessage;
  return mention !== undefined || (o.channelType !== 'D' && !(o.isReply && readsThreads));
}

function wantsPush(o: Occasion, c: Candidate): boolean {
  if (c.person.is_bot) return false;
  if (o.forced) return true;
  if (settingsAskForPush(o, c) && statusAllows(o, c, true)) return true;
  if (c.isNewcomer && c.mention === undefined) return false;
  return c.follows === true && wantsReplies(c.person, c.mention !== undefined, 'push') && statusAllows(o, c, false);
}

function wantsMail(o: Occasion, { person, mention, follows, readsThreads, status }: Candidate): boolean {
  if (person.is_bot || o.type === 'system_auto_responder' || isMuted(person) || status === 'online' || QUIET.has(status)) return false;
  const { email = 'true', email_threads = 'all' } = person.notify_props;
  if (o.isReply && readsThreads) return email !== 'false' && (mention !== undefined || (follows === true && email_threads === 'all'));
  return mention !== undefined && settingIn(email, person.channel_notify_props.email, 'true') !== 'false';
}

function wantsDesktop(o: Occasion, c: Candidate): boolean {
  if (c.person.is_bot || QUIET.has(c.status)) return false;
  if (o.forced) return true;
  if (c.follows === true && wantsReplies(c.person, c.mention !== undefined)) return true;
  const level = settingIn(c.person.notify_props.desktop, c.person.channel_notify_props.desktop, 'mention');
  if (isMuted(c.person) || level === 'none') return false;
  return c.mention !== undefined || level === 'all';
}

function reasonOf(o: Occasion, { mention, follows }: Candidate): Reason {
  if (mention !== undefined) return REASON_OF[mention];
  if (follows === true) return 'thread';
  return o.forced ? 'forced' : 'every_message';
}

/** Whether and how somebody is told of a message, and why; undefined: not at all. */
export function decide(occasion: Occasion, candidate: Candidate): Decision | undefined {
  if (candidate.person.delete_at > 0) return undefined;
  const desktop = wantsDesktop(occasion, candidate);
  const push = wantsPush(occasion, candidate);
  const mail = wantsMail(occasion, candidate);
  if (!desktop && !push && !mail) return undefined;
  return {
    reason: reasonOf(occasion, candidate),
    ...(desktop ? { desktop } : {}),
    ...(push ? { push } : {}),
    ...(mail ? { mail } : {}),
  };
}
