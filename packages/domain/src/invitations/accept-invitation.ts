import type { Tx } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { channelHead } from '@foremast/store/queries/channels';
import type { TeamMemberRow } from '@foremast/store/queries/team-members';
import { findTeam } from '@foremast/store/queries/teams';
import { deleteToken } from '@foremast/store/queries/tokens';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import { joinChannel } from '../channels/add-member.ts';
import { joinTeam } from '../teams/join-team.ts';
import { isGuest } from '../users/is-guest.ts';
import type { Invitation } from './invitation.ts';

/**
 * Somebody takes an invitation: team, channels; its token is worth nothing from then on. Guests take guests' invitations, members
 * members' (400); a team that is filled from groups takes none (403).
 */
export async function acceptInvitation(tx: Tx, token: string, invitation: Invitation, user: UserRow): Promise<TeamMemberRow> {
  const team = await findTeam(tx.db, invitation.teamId);
  if (!team) throw badRequest('api.user.create_user.signup_link_invalid.app_error');
  if (team.group_constrained) throw forbidden('app.team.invite_token.group_constrained.error');
  if (isGuest(user) !== invitation.guest) throw badRequest('api.user.create_user.invalid_invitation_type.app_error');
  const { member } = await joinTeam(tx, team, user);
  const sender = await findUser(tx.db, invitation.senderId);
  for (const id of invitation.channelIds) {
    const channel = await channelHead(tx.db, id);
    if (channel && channel.team_id === team.id && channel.delete_at === 0) await joinChannel(tx, channel, user, sender ?? user);
  }
  await deleteToken(tx.db, token);
  return member;
}
