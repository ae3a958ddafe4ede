import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { roles } from '@foremast/store/queries/roles';
import { type TeamMemberChange, type TeamMemberRow, updateTeamMember } from '@foremast/store/queries/team-members';
import type { Db } from '@foremast/store/store';
import { memberRoleUpdated } from '@foremast/wire/events';
import { teamScope, words } from '../permissions/roles.ts';
import { presentTeamMember } from './present-team.ts';

export interface SchemeFlags {
  readonly scheme_guest: boolean;
  readonly scheme_user: boolean;
  readonly scheme_admin: boolean;
}

const REFUSED = {
  unknown: 'app.role.get_by_name.app_error',
  otherScope: 'api.channel.update_team_member_roles.scheme_role.app_error',
  both: 'api.team.update_team_member_roles.guest_and_user.app_error',
  guestChanges: 'api.channel.update_team_member_roles.changing_guest_role.app_error',
  neither: 'api.team.update_team_member_roles.unset_user_scheme.app_error',
  notForGuests: 'api.team.update_team_member_roles.guest.app_error',
  notForMembers: 'api.team.update_team_member_roles.user_and_guest.app_error',
} as const;
const refused = (why: keyof typeof REFUSED) => badRequest(REFUSED[why]);

/** What a text of role names makes of a membership: the team's own roles are flags, others are kept by name. */
async function parsed(db: Db, member: TeamMemberRow, text: string): Promise<TeamMemberChange> {
  const [all, scope] = [await roles(db), await teamScope(db, member.team_id)];
  const flags = { scheme_guest: false, scheme_user: false, scheme_admin: false };
  const explicit: string[] = [];
  for (const name of words(text)) {
    const role = all.get(name);
    if (!role) throw refused('unknown');
    const kind = (['guest', 'user', 'admin'] as const).find((k) => scope[k] === name);
    if (kind) flags[`scheme_${kind}`] = true;
    else if (role.scheme_managed) throw refused('otherScope');
    else if (!explicit.includes(name)) explicit.push(name);
  }
  if (flags.scheme_user && flags.scheme_guest) throw refused('both');
  if (flags.scheme_guest !== (member.scheme_guest === true)) throw refused('guestChanges');
  if (!flags.scheme_user && !flags.scheme_guest) throw refused('neither');
  return { ...flags, explicit_roles: explicit.join(' ') };
}

/** Writes what a member is, and tells the member. */
export async function changeTeamMember(tx: Tx, member: TeamMemberRow, change: TeamMemberChange): Promise<TeamMemberRow> {
  const next = await updateTeamMember(tx.db, member, change);
  tx.emit(memberRoleUpdated, { member: JSON.stringify(await presentTeamMember(tx.db, next)) }, { user: member.user_id });
  return next;
}

/** Roles as a text of names. Throws 400 for unknown ones, those of other scopes, and what would make a guest of a member. */
export async function setTeamRoles(tx: Tx, member: TeamMemberRow, text: string): Promise<void> {
  await changeTeamMember(tx, member, await parsed(tx.db, member, text));
}

/** Roles as flags. Guests stay guests and members stay members; the rest throws 400. */
export async function setTeamFlags(tx: Tx, member: TeamMemberRow, flags: SchemeFlags): Promise<void> {
  if (member.scheme_guest && (flags.scheme_user || flags.scheme_admin)) throw refused('notForGuests');
  if (!member.scheme_guest && flags.scheme_guest) throw refused('notForMembers');
  if (!flags.scheme_user && !flags.scheme_guest) throw refused('neither');
  await changeTeamMember(tx, member, flags);
}
