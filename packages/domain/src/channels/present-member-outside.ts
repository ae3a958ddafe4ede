import type { Settings } from '@foremast/kernel/config/settings';
import type { MemberOutside } from '@foremast/store/queries/filled-from-groups';
import type { GroupOfUser } from '@foremast/store/queries/groups-of-users';
import { presentUser } from '../users/present-user.ts';

/** A member as the console lists those whom groups do not bring in: with place in the channel and groups. */
export function presentMemberOutside(row: MemberOutside, groups: readonly GroupOfUser[], settings: Settings): Record<string, unknown> {
  const { notify_props: _, failed_attempts: __, ...user } = presentUser(row, 'admin', settings);
  return {
    ...user,
    auth_data: user.auth_data ?? '',
    groups: groups.map(({ user_id: ___, ...group }) => ({ ...group, has_syncables: false, member_ids: null })),
    scheme_guest: row.scheme_guest === true,
    scheme_user: row.scheme_user === true,
    scheme_admin: row.scheme_admin === true,
  };
}
