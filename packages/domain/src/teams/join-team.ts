import type { Tx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { findChannelMember } from '@foremast/store/queries/channel-members';
import { findChannelByName } from '@foremast/store/queries/channels';
import { findTeamMember, hasRoom, saveTeamMember, type TeamMemberRow } from '@foremast/store/queries/team-members';
import { holdTeam, type TeamRow } from '@foremast/store/queries/teams';
import { type UserRow, updateUser } from '@foremast/store/queries/users';
import { addedToTeam, userAdded } from '@foremast/wire/events';
import { defaultChannelNames } from '../channels/default-names.ts';
import { newChannelMember, saveMembership } from '../channels/membership.ts';
import { postSystemMessage } from '../posts/system-message.ts';
import { createDefaultCategories } from '../sidebar/default-categories.ts';
import { getHeldAccount } from '../users/get-account.ts';
import { isGuest } from '../users/is-guest.ts';
import { domainAllowed } from '../users/validate-user.ts';

async function joinDefaultChannels(tx: Tx, team: TeamRow, user: UserRow, admin: boolean): Promise<void> {
  for (const name of defaultChannelNames(tx.config)) {
    const channel = await findChannelByName(tx.db, team.id, name);
    if (!channel || channel.delete_at > 0 || channel.type !== 'O') continue;
    if (await findChannelMember(tx.db, channel.id, user.id)) continue;
    await saveMembership(tx, newChannelMember(channel.id, user.id, tx.now(), { admin }));
    tx.emit(userAdded, { user_id: user.id, team_id: team.id }, { channel: channel.id });
    if (!tx.config.ServiceSettings.ExperimentalEnableDefaultChannelLeaveJoinMessages) continue;
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

/** May this address be in the team? Bots may be everywhere. */
export function addressAllowed(tx: Tx, team: Pick<TeamRow, 'allowed_domains'>, user: UserRow): boolean {
  if (user.bot_id) return true;
  const { TeamSettings, GuestAccountsSettings } = tx.config;
  const ofServer = isGuest(user) ? GuestAccountsSettings.RestrictCreationToDomains : TeamSettings.RestrictCreationToDomains;
  return domainAllowed(user.email, team.allowed_domains) && domainAllowed(user.email, ofServer);
}

/** Throws `api.team.join_user_to_team.allowed_domains.app_error` (400). */
export function checkAddress(tx: Tx, team: Pick<TeamRow, 'allowed_domains'>, user: UserRow): void {
  if (!addressAllowed(tx, team, user)) throw badRequest('api.team.join_user_to_team.allowed_domains.app_error');
}

async function checkRoom(tx: Tx, team: TeamRow, returns: boolean): Promise<void> {
  if (await hasRoom(tx.db, team.id, tx.config.TeamSettings.MaxUsersPerTeam)) return;
  throw badRequest(returns ? 'app.team.join_user_to_team.max_accounts.app_error' : 'app.team.join_user_to_team.save_member.max_accounts.app_error');
}

/**
 * Makes somebody a member of a team: categories, default channels, messages, events. Who is in already stays as is. Throws 400
 * when the address is not of an allowed domain and when the team is full.
 */
export async function joinTeam(tx: Tx, team: TeamRow, { id }: Pick<UserRow, 'id'>): Promise<{ member: TeamMemberRow; isNew: boolean }> {
  const user = await getHeldAccount(tx, id);
  checkAddress(tx, team, user);
  const known = await findTeamMember(tx.db, team.id, user.id);
  if (known && known.delete_at === 0) return { member: known, isNew: false };
  // So nobody else comes in between the counting and the writing, and the team does not go for good.
  if (!(await holdTeam(tx.db, team.id))) throw notFound('app.team.get.find.app_error');
  await checkRoom(tx, team, known !== undefined);
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
  if (!isGuest(user)) await joinDefaultChannels(tx, team, user, admin);
  tx.emit(addedToTeam, { team_id: team.id, user_id: user.id }, { user: user.id });
  return { member, isNew: true };
}
