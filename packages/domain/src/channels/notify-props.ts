import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { longerThan } from '../posts/validate-post.ts';
import { changeMember, getHeldMember } from './member-roles.ts';

const KNOWN = [
  'desktop',
  'desktop_sound',
  'desktop_notification_sound',
  'desktop_threads',
  'email',
  'push',
  'push_threads',
  'mark_unread',
  'ignore_channel_mentions',
  'channel_auto_follow_threads',
] as const;

const LEVELS = ['default', 'all', 'mention', 'none'];
const MOST_LETTERS = 800_000;
/** What may be said, and what an error is called; the others are read by clients only. */
const VALUES: Readonly<Partial<Record<(typeof KNOWN)[number], readonly [string, readonly string[]]>>> = {
  desktop: ['model.channel_member.is_valid.notify_level.app_error', LEVELS],
  mark_unread: ['model.channel_member.is_valid.unread_level.app_error', ['all', 'mention']],
  push: ['model.channel_member.is_valid.push_level.app_error', LEVELS],
  email: ['model.channel_member.is_valid.email_value.app_error', ['default', 'true', 'false']],
  ignore_channel_mentions: ['model.channel_member.is_valid.ignore_channel_mentions_value.app_error', ['default', 'on', 'off']],
  channel_auto_follow_threads: ['model.channel_member.is_valid.channel_auto_follow_threads_value.app_error', ['on', 'off']],
};

function refuseValues(props: Readonly<Record<string, string>>): void {
  for (const key of KNOWN) {
    const [id, values] = VALUES[key] ?? [];
    const value = props[key];
    if (id && value !== undefined && !values?.includes(value)) throw badRequest(id);
  }
  if (longerThan(JSON.stringify(props), MOST_LETTERS)) throw badRequest('model.channel_member.is_valid.notify_props.app_error');
}

/** Sets what is given of somebody's notification settings in a channel; settings that nobody knows are dropped. Throws 400 for values that mean nothing. */
export async function setNotifyProps(tx: Tx, channelId: string, userId: string, props: Readonly<Record<string, string>>): Promise<void> {
  const member = await getHeldMember(tx, channelId, userId);
  const given = KNOWN.filter((key) => props[key] !== undefined).map((key) => [key, props[key] ?? ''] as const);
  refuseValues(Object.fromEntries(given));
  await changeMember(tx, member, { notify_props: { ...member.notify_props, ...Object.fromEntries(given) } });
}
