import type { ChannelMemberHead } from '@foremast/store/queries/channel-members';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { Db } from '@foremast/store/store';
import { roles } from '@foremast/store/queries/roles';
import { findScheme, type SchemeRow } from '@foremast/store/queries/schemes';
import type { TeamMemberRow } from '@foremast/store/queries/team-members';
import { findTeam } from '@foremast/store/queries/teams';
import { MODERATED } from './moderated.ts';

export const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Does any of these roles hold the permission? */
export async function rolesGrant(db: Db, names: readonly string[], permission: string): Promise<boolean> {
  const all = await roles(db);
  return names.some((name) => all.get(name)?.granted.has(permission));
}

interface Flags {
  readonly scheme_guest: boolean | null;
  readonly scheme_user: boolean | null;
  readonly scheme_admin: boolean | null;
}
type Kind = 'guest' | 'user' | 'admin';
const kindsOf = (m: Flags): Kind[] => [...(m.scheme_guest ? ['guest' as const] : []), ...(m.scheme_user ? ['user' as const] : []), ...(m.scheme_admin ? ['admin' as const] : [])];

const aliveScheme = (scheme: SchemeRow | undefined) => (scheme && scheme.delete_at === 0 ? scheme : undefined);

export async function schemeOfTeam(db: Db, teamId: string): Promise<SchemeRow | undefined> {
  const team = teamId ? await findTeam(db, teamId) : undefined;
  return team?.scheme_id ? aliveScheme(await findScheme(db, team.scheme_id)) : undefined;
}

/** Role names on the wire: explicit ones, then those that the flags imply under the team's scheme. */
export async function teamRolesOf(db: Db, member: Pick<TeamMemberRow, 'team_id' | 'explicit_roles'> & Flags): Promise<string[]> {
  const scheme = await schemeOfTeam(db, member.team_id);
  return [...words(member.explicit_roles), ...kindsOf(member).map((kind) => scheme?.[`default_team_${kind}_role`] || `team_${kind}`)];
}

async function channelRoleName(db: Db, channel: Pick<ChannelHead, 'team_id' | 'scheme_id'>, kind: Kind): Promise<{ name: string; above: string | undefined }> {
  const own = channel.scheme_id ? aliveScheme(await findScheme(db, channel.scheme_id)) : undefined;
  const team = await schemeOfTeam(db, channel.team_id);
  const above = team?.[`default_channel_${kind}_role`] || `channel_${kind}`;
  const name = own?.[`default_channel_${kind}_role`];
  return name ? { name, above } : { name: above, above: undefined };
}

/** Role names on the wire, under the channel's scheme, else the team's. */
export async function channelRolesOf(db: Db, channel: Pick<ChannelHead, 'team_id' | 'scheme_id'>, member: Pick<ChannelMemberHead, 'explicit_roles'> & Flags): Promise<string[]> {
  const implied = await Promise.all(kindsOf(member).map((kind) => channelRoleName(db, channel, kind)));
  return [...words(member.explicit_roles), ...implied.map((r) => r.name)];
}

/**
 * Whether a membership gives a permission in its channel. A channel's own scheme moderates: what it may moderate needs both
 * it and the scope above, everything else comes from the scope above; administrators of the channel are not moderated.
 */
export async function channelMemberHas(db: Db, channel: Pick<ChannelHead, 'team_id' | 'scheme_id'>, member: Pick<ChannelMemberHead, 'explicit_roles'> & Flags, permission: string): Promise<boolean> {
  if (await rolesGrant(db, words(member.explicit_roles), permission)) return true;
  for (const kind of kindsOf(member)) {
    const { name, above } = await channelRoleName(db, channel, kind);
    const wanted = above === undefined ? [name] : [above, ...(MODERATED.has(permission) && kind !== 'admin' ? [name] : [])];
    const holds = await Promise.all(wanted.map((role) => rolesGrant(db, [role], permission)));
    if (holds.every(Boolean)) return true;
  }
  return false;
}
