import type { Tx } from '@foremast/kernel/context';
import { channelHead } from '@foremast/store/queries/channels';
import { findTeam } from '@foremast/store/queries/teams';
import { deleteToken } from '@foremast/store/queries/tokens';
import type { UserRow } from '@foremast/store/queries/users';
import { addChannelMember } from '../channels/add-member.ts';
import { joinTeam } from '../teams/join-team.ts';
import type { Invitation } from './invitation.ts';

/** Team and channels of an invitation; its token is worth nothing afterwards. */
export async function acceptInvitation(tx: Tx, token: string, { teamId, channelIds }: Invitation, user: UserRow): Promise<void> {
  const team = await findTeam(tx.db, teamId);
  if (!team) return;
  await joinTeam(tx, team, user);
  for (const id of channelIds) {
    const channel = await channelHead(tx.db, id);
    if (channel && channel.team_id === teamId && channel.delete_at === 0) await addChannelMember(tx, channel, user);
  }
  await deleteToken(tx.db, token);
}
