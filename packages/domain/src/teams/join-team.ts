import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { findChannelByName } from '@foremast/store/queries/channels';
import { countTeamMembers, findTeamMember, saveTeamMember, type TeamMemberRow } from '@foremast/store/queries/team-members';
import type { TeamRow } from '@foremast/store/queries/teams';
import { updateUser, type UserRow } from '@foremast/store/queries/users';
import { addedToTeam } from '@foremast/wire/events';
import { addChannelMember } from '../channels/add-member.ts';
import { postSystemMessage } from '../posts/system-message.ts';
import { createDefaultCategories } from '../sidebar/default-categories.ts';
import { isGuest } from '../users/is-guest.ts';

/** Channels that everyone who joins a team gets, if they are there and open. */
export function defaultChannelNames(tx: Tx): string[] {
  const extra = tx.config.TeamSettings.ExperimentalDefaultChannels;
  return [...new Set(['town-square', ...(extra.length > 0 ? extra : ['off-topic'])])];
}

async function joinDefaultChannels(tx: Tx, team: TeamRow, user: UserRow, addedBy: UserRow | undefined, admin: boolean): Promise<void> {
  for (const name of defaultChannelNames(tx)) {
    const channel = await findChannelByName(tx.db, team.id, name);
    if (!channel || channel.delete_at > 0 || channel.type !== 'O') continue;
    const { isNew } = await addChannelMember(tx, channel, user, { admin });
    if (!isNew || !tx.config.ServiceSettings.ExperimentalEnableDefaultChannelLeaveJoinMessages) continue;
    const isMain = name === 'town-square';
    await postSystemMessage(tx, {
      type: isMain ? 'system_join_team' : 'system_join_channel',
      channel,
      user,
      message: isMain ? `${user.username} joined the team.` : `${user.username} joined the channel.`,
      props: { username: user.username },
    });
  }
}

/**
 * Makes somebody a member of a team: categories, default channels, messages, events. Who is in already stays as is.
 * `app.team.join_user_to_team.max_accounts.app_error` (400) when it is full.
 */
export async function joinTeam(tx: Tx, team: TeamRow, user: UserRow, addedBy?: UserRow): Promise<{ member: TeamMemberRow; isNew: boolean }> {
  const known = await findTeamMember(tx.db, team.id, user.id);
  if (known && known.delete_at === 0) return { member: known, isNew: false };
  if ((await countTeamMembers(tx.db, team.id)) >= tx.config.TeamSettings.MaxUsersPerTeam) throw badRequest('app.team.join_user_to_team.max_accounts.app_error');
  const admin = team.email === user.email && !isGuest(user);
  const member: TeamMemberRow = {
    team_id: team.id,
    user_id: user.id,
    explicit_roles: '',
    delete_at: 0,
    scheme_guest: isGuest(user),
    scheme_user: !isGuest(user),
    scheme_admin: admin,
  };
  await saveTeamMember(tx.db, member, tx.now());
  await updateUser(tx.db, user.id, { update_at: tx.now() });
  await createDefaultCategories(tx, user.id, team.id);
  if (!isGuest(user)) await joinDefaultChannels(tx, team, user, addedBy, admin);
  tx.emit(addedToTeam, { team_id: team.id, user_id: user.id }, { user: user.id });
  return { member, isNew: true };
}
