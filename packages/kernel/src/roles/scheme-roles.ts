import type { RoleTable } from './effective.ts';
import { isModerated } from './permissions.ts';

/** The roles that a new scheme copies, by the field of the scheme that names the copy. */
const COPIED: Readonly<Record<string, { readonly role: string; readonly title: string }>> = {
  default_team_admin_role: { role: 'team_admin', title: 'Team Admin' },
  default_team_user_role: { role: 'team_user', title: 'Team User' },
  default_team_guest_role: { role: 'team_guest', title: 'Team Guest' },
  default_channel_admin_role: { role: 'channel_admin', title: 'Channel Admin' },
  default_channel_user_role: { role: 'channel_user', title: 'Channel User' },
  default_channel_guest_role: { role: 'channel_guest', title: 'Channel Guest' },
  default_playbook_admin_role: { role: 'playbook_admin', title: 'Playbook Admin' },
  default_playbook_member_role: { role: 'playbook_member', title: 'Playbook Member' },
  default_run_admin_role: { role: 'run_admin', title: 'Run Admin' },
  default_run_member_role: { role: 'run_member', title: 'Run Member' },
};

export interface SchemeRole {
  /** The field of the scheme that holds the role's name. */
  readonly field: string;
  readonly display_name: string;
  readonly permissions: readonly string[];
}

/** A scheme of a channel narrows: its admin role is empty, the others hold what can be moderated. */
function ofChannel(role: string, permissions: readonly string[]): readonly string[] {
  return role === 'channel_admin' ? [] : permissions.filter(isModerated);
}

/** The roles to be made for a new scheme; each gets a name of its own, `scheme_managed` true, `built_in` false. */
export function rolesOfNewScheme(scheme: { readonly name: string; readonly scope: 'team' | 'channel' }, table: RoleTable): SchemeRole[] {
  return Object.entries(COPIED)
    .filter(([field]) => scheme.scope === 'team' || field.startsWith('default_channel_'))
    .map(([field, { role, title }]) => {
      const permissions = [...table.of(role)];
      return {
        field,
        display_name: `${title} Role for Scheme ${scheme.name}`,
        permissions: scheme.scope === 'team' ? permissions : ofChannel(role, permissions),
      };
    });
}
