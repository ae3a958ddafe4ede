import type { Tx } from '@foremast/kernel/context';
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

/** Sets what is given of somebody's notification settings in a channel; settings that nobody knows are dropped, values are not looked at. */
export async function setNotifyProps(tx: Tx, channelId: string, userId: string, props: Readonly<Record<string, string>>): Promise<void> {
  const member = await getHeldMember(tx, channelId, userId);
  const given = KNOWN.filter((key) => props[key] !== undefined).map((key) => [key, props[key] ?? ''] as const);
  await changeMember(tx, member, { notify_props: { ...member.notify_props, ...Object.fromEntries(given) } });
}
