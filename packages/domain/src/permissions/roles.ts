import {
  channelRoles,
  type HeldRole,
  heldInChannel,
  heldInTeam,
  type MemberLike,
  memberRoles,
  type RoleTable,
  roleNames,
  roleTable,
  type ScopeRoles,
  teamRoles,
} from '@foremast/kernel/roles/effective';
import type { ChannelMemberHead } from '@foremast/store/queries/channel-members';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { type LoadedRole, roles } from '@foremast/store/queries/roles';
import { findScheme, type SchemeRow } from '@foremast/store/queries/schemes';
import type { TeamMemberRow } from '@foremast/store/queries/team-members';
import { findTeam } from '@foremast/store/queries/teams';
import type { Db } from '@foremast/store/store';

export const words = roleNames;

const tables = new WeakMap<ReadonlyMap<string, LoadedRole>, RoleTable>();

/** What each role grants, as sets; made anew when a role changes. */
async function rolesOf(db: Db): Promise<RoleTable> {
  const all = await roles(db);
  const known = tables.get(all);
  if (known) return known;
  const made = roleTable([...all.values()].filter((role) => role.delete_at === 0));
  tables.set(all, made);
  return made;
}

/** Does any of these roles hold the permission? */
export async function rolesGrant(db: Db, names: readonly string[], permission: string): Promise<boolean> {
  const table = await rolesOf(db);
  return names.some((name) => table.of(name).has(permission));
}

async function anyGrants(db: Db, held: readonly HeldRole[], permission: string): Promise<boolean> {
  const table = await rolesOf(db);
  return held.some((role) => table.held(role).has(permission));
}

/** All that a role grants, narrowed by what stands above it. */
export const heldPermissions = async (db: Db, role: HeldRole): Promise<ReadonlySet<string>> => (await rolesOf(db)).held(role);

/** A membership as the roles follow from it. */
const asMember = (m: Omit<MemberLike, 'roles'> & { readonly explicit_roles: string }): MemberLike => ({
  roles: m.explicit_roles,
  scheme_guest: m.scheme_guest,
  scheme_user: m.scheme_user,
  scheme_admin: m.scheme_admin,
});

async function liveScheme(db: Db, id: string | null | undefined): Promise<SchemeRow | undefined> {
  const scheme = id ? await findScheme(db, id) : undefined;
  return scheme && scheme.delete_at === 0 ? scheme : undefined;
}

export async function schemeOfTeam(db: Db, teamId: string): Promise<SchemeRow | undefined> {
  const team = teamId ? await findTeam(db, teamId) : undefined;
  return liveScheme(db, team?.scheme_id);
}

type TeamMembership = Pick<TeamMemberRow, 'team_id' | 'explicit_roles' | 'scheme_guest' | 'scheme_user' | 'scheme_admin'>;
type ChannelMembership = Pick<ChannelMemberHead, 'explicit_roles' | 'scheme_guest' | 'scheme_user' | 'scheme_admin'>;
type SchemedChannel = Pick<ChannelHead, 'team_id' | 'scheme_id'>;

/** The names that a team's roles have under its scheme. */
export async function teamScope(db: Db, teamId: string): Promise<ScopeRoles> {
  return teamRoles(await schemeOfTeam(db, teamId));
}

/** The names that a channel's roles have, under its own scheme, else its team's. */
export async function channelScope(db: Db, channel: SchemedChannel): Promise<ScopeRoles> {
  return channelRoles(await liveScheme(db, channel.scheme_id), await schemeOfTeam(db, channel.team_id));
}

/** Role names on the wire: explicit ones, then those that the flags imply under the team's scheme. */
export async function teamRolesOf(db: Db, member: TeamMembership): Promise<string[]> {
  return roleNames(memberRoles(asMember(member), await teamScope(db, member.team_id)));
}

/** Role names on the wire, under the channel's scheme, else the team's. */
export async function channelRolesOf(db: Db, channel: SchemedChannel, member: ChannelMembership): Promise<string[]> {
  return roleNames(memberRoles(asMember(member), await channelScope(db, channel)));
}

/** Whether a membership gives a permission in its team. */
export async function teamMemberHas(db: Db, member: TeamMembership, permission: string): Promise<boolean> {
  return anyGrants(db, heldInTeam(asMember(member), await schemeOfTeam(db, member.team_id)), permission);
}

/** Whether a membership gives a permission in its channel. A channel's own scheme only narrows what it may moderate. */
export async function channelMemberHas(db: Db, channel: SchemedChannel, member: ChannelMembership, permission: string): Promise<boolean> {
  const held = heldInChannel(asMember(member), await liveScheme(db, channel.scheme_id), await schemeOfTeam(db, channel.team_id));
  return anyGrants(db, held, permission);
}
