import type { Settings } from '@foremast/kernel/config/settings';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { PostRow } from '@foremast/store/queries/posts';
import { preferenceOf } from '@foremast/store/queries/preference-values';
import type { UserRow } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import { displayName, senderName } from '../posts/sender-name.ts';

/** How each of them wants names to be shown; the server's own way where it is locked or nothing was chosen. */
export async function nameFormats(db: Db, settings: Settings, userIds: readonly string[]): Promise<(userId: string) => string> {
  const { LockTeammateNameDisplay, TeammateNameDisplay } = settings.TeamSettings;
  if (LockTeammateNameDisplay) return () => TeammateNameDisplay;
  const chosen = await preferenceOf(db, userIds, 'display_settings', 'name_format');
  return (userId) => chosen.get(userId) || TeammateNameDisplay;
}

/** The author of a message, as one reader sees the name. */
export function authorFor(
  post: PostRow,
  channel: Pick<ChannelHead, 'type'>,
  author: UserRow | undefined,
  settings: Settings,
  format: string,
): string {
  return senderName({ ...post, direct: channel.type === 'D' }, author, settings, format);
}

/** The channel of a message, as one reader sees the name: a direct one bears the other's, a group's those of the others who are active. */
export function channelFor(readerId: string, channel: ChannelHead, people: readonly UserRow[], sender: string, format: string): string {
  if (channel.type === 'D') return sender;
  if (channel.type !== 'G') return channel.display_name;
  return people
    .filter((person) => person.id !== readerId && person.delete_at === 0)
    .map((person) => displayName(person, format))
    .sort()
    .join(', ');
}
