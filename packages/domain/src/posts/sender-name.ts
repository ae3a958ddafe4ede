import type { Settings } from '@foremast/kernel/config/settings';
import type { UserRow } from '@foremast/store/queries/users';

type Named = Pick<UserRow, 'username' | 'nickname' | 'first_name' | 'last_name'>;

/** A person's name in the form that the settings ask for. */
export function displayName(user: Named, format: string): string {
  const full = `${user.first_name} ${user.last_name}`.trim();
  if (format === 'nickname_full_name') return user.nickname || full || user.username;
  if (format === 'full_name') return full || user.username;
  return user.username;
}

interface Sent {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>> | null;
  /** Between two people an integration does not hide behind another name. */
  readonly direct: boolean;
}

/** The author of a message as notifications name them; events, which everybody gets alike, by the user name. */
export function senderName(post: Sent, author: Named | undefined, settings: Settings, format = 'username'): string {
  if (post.type.startsWith('system_')) return 'System';
  const override = post.props?.override_username;
  if (
    !post.direct &&
    post.props?.from_webhook === 'true' &&
    typeof override === 'string' &&
    override !== '' &&
    settings.ServiceSettings.EnablePostUsernameOverride
  )
    return override;
  if (!author) return '';
  // A user name has its sign, also where it stands in for a name that is not given.
  return displayName({ ...author, username: `@${author.username}` }, format);
}
