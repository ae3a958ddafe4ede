import { channelMemberHead } from '@foremast/store/queries/channel-members';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { findTeamMember } from '@foremast/store/queries/team-members';
import type { UserRow } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import { channelMemberHas, rolesGrant, teamRolesOf, words } from './roles.ts';

/** What somebody may do in a channel, whether or not they are the caller: by their roles there, in its team, in the system. */
export async function userMayInChannel(
  db: Db,
  user: Pick<UserRow, 'id' | 'roles'>,
  permission: string,
  channel: Pick<ChannelHead, 'id' | 'team_id' | 'scheme_id'>,
): Promise<boolean> {
  const member = await channelMemberHead(db, channel.id, user.id);
  if (member && (await channelMemberHas(db, channel, member, permission))) return true;
  const inTeam = channel.team_id ? await findTeamMember(db, channel.team_id, user.id) : undefined;
  if (inTeam && inTeam.delete_at === 0 && (await rolesGrant(db, await teamRolesOf(db, inTeam), permission))) return true;
  return rolesGrant(db, words(user.roles), permission);
}

/** What somebody may do in a team, whether or not they are the caller. */
export async function userMayInTeam(db: Db, user: Pick<UserRow, 'id' | 'roles'>, permission: string, teamId: string): Promise<boolean> {
  const inTeam = await findTeamMember(db, teamId, user.id);
  if (inTeam && inTeam.delete_at === 0 && (await rolesGrant(db, await teamRolesOf(db, inTeam), permission))) return true;
  return rolesGrant(db, words(user.roles), permission);
}
