import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { type ChannelRow, findChannelByName, holdChannel } from '@foremast/store/queries/channels';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { findTeamMember, leaveTeamChannels, updateTeamMember } from '@foremast/store/queries/team-members';
import type { TeamRow } from '@foremast/store/queries/teams';
import { type UserRow, updateUser } from '@foremast/store/queries/users';
import { leaveTeam as leftTeam } from '@foremast/wire/events';
import { postSystemMessage } from '../posts/system-message.ts';

/** Where a team is told who leaves it. Held, before the memberships that end: whoever writes in it takes both in this order. */
export async function heldMainChannel(tx: Tx, teamId: string): Promise<ChannelRow | undefined> {
  if (!tx.config.ServiceSettings.ExperimentalEnableDefaultChannelLeaveJoinMessages) return undefined;
  const channel = await findChannelByName(tx.db, teamId, 'town-square');
  if (channel) await holdChannel(tx.db, channel.id);
  return channel;
}

async function tellMainChannel(tx: Tx, channel: ChannelRow, user: UserRow, byId: string): Promise<void> {
  const alone = byId === user.id;
  await postSystemMessage(tx, {
    type: alone ? 'system_leave_team' : 'system_remove_from_team',
    channel,
    user,
    message: alone ? `${user.username} left the team.` : `${user.username} was removed from the team.`,
    props: { username: user.username },
  });
}

/**
 * Ends somebody's membership in a team: its channels, threads and sidebar go with it, messages between two people stay. Throws
 * `api.team.remove_user_from_team.missing.app_error` (400) for who is not in it.
 */
export async function endTeamMembership(tx: Tx, team: Pick<TeamRow, 'id'>, user: UserRow): Promise<void> {
  await holdPeople(tx.db, [user.id]);
  const member = await findTeamMember(tx.db, team.id, user.id);
  if (!member || member.delete_at > 0) throw badRequest('api.team.remove_user_from_team.missing.app_error');
  const data = { user_id: user.id, team_id: team.id };
  tx.emit(leftTeam, data, { team: team.id, omitUsers: [user.id] });
  tx.emit(leftTeam, data, { user: user.id });
  await leaveTeamChannels(tx.db, team.id, user.id, tx.now());
  await updateTeamMember(tx.db, member, { delete_at: tx.now() });
  await updateUser(tx.db, user.id, { update_at: tx.now() });
}

/** Somebody leaves a team, or is removed by another; the team's main channel is told. */
export async function leaveTeam(tx: Tx, team: TeamRow, user: UserRow, byId: string): Promise<void> {
  await holdPeople(tx.db, [user.id]);
  const main = await heldMainChannel(tx, team.id);
  await endTeamMembership(tx, team, user);
  if (main) await tellMainChannel(tx, main, user, byId);
}
