import type { Ctx, Tx } from '@foremast/kernel/context';
import { noPermission, switchedOff } from '@foremast/kernel/error';
import { type ChannelMemberRow, selectChannelMembers } from '@foremast/store/queries/channel-members';
import { setMembershipsGuest, setSessionsGuest } from '@foremast/store/queries/guest-flags';
import { type TeamMemberRow, teamMembershipsOfUser } from '@foremast/store/queries/team-members';
import { findUser, type UserRow, updateUser } from '@foremast/store/queries/users';
import { channelMemberUpdated, memberRoleUpdated } from '@foremast/wire/events';
import { audit } from '../audits/audit.ts';
import { presentChannelMember } from '../channels/present-channel.ts';
import { rolesGrant, words } from '../permissions/roles.ts';
import { hasSystem } from '../permissions/system.ts';
import { MAGIC_LINK } from '../sessions/magic-link.ts';
import { presentTeamMember } from '../teams/present-team.ts';
import { rejoinDefaultChannels } from '../teams/rejoin-default-channels.ts';
import { getAccount, getHeldAccount } from './get-account.ts';
import { isGuest } from './is-guest.ts';
import { refuseLastAdministrator } from './last-administrator.ts';
import { tellUserUpdated } from './tell-user-updated.ts';

const BASIC: ReadonlySet<string> = new Set(['system_user', 'system_guest', 'system_admin']);

/** Roles beyond the basic ones stay. */
function rolesAs(user: UserRow, guest: boolean): string {
  return [guest ? 'system_guest' : 'system_user', ...words(user.roles).filter((role) => !BASIC.has(role))].join(' ');
}

async function tellMemberships(tx: Tx, user: UserRow): Promise<void> {
  const teams = (await teamMembershipsOfUser(tx.db, user.id)).filter((m: TeamMemberRow) => m.delete_at === 0);
  for (const member of teams) tx.emit(memberRoleUpdated, { member: JSON.stringify(await presentTeamMember(tx.db, member)) }, { user: user.id });
  const channels = (await selectChannelMembers(tx.db).where('userid', '=', user.id).execute()) as ChannelMemberRow[];
  for (const member of channels)
    tx.emit(channelMemberUpdated, { channelMember: JSON.stringify(await presentChannelMember(tx.db, member, user.id)) }, { user: user.id });
}

async function become(tx: Tx, user: UserRow, guest: boolean): Promise<void> {
  if (guest) await refuseLastAdministrator(tx, user);
  const roles = rolesAs(await getHeldAccount(tx, user.id), guest);
  await updateUser(tx.db, user.id, { roles, update_at: tx.now() });
  await setMembershipsGuest(tx.db, user.id, guest);
  await setSessionsGuest(tx.db, user.id, guest, roles);
  await audit(tx, { extra: `user_id=${user.id}` });
}

async function tell(tx: Tx, userId: string): Promise<void> {
  const row = await getAccount(tx.db, userId);
  await tellMemberships(tx, row);
  tellUserUpdated(tx, row);
}

/** A member becomes a guest, everywhere; sessions go on. */
export async function demote(ctx: Ctx, userId: string): Promise<void> {
  const user = await getAccount(ctx.db, userId);
  if ((await rolesGrant(ctx.db, words(user.roles), 'manage_system')) && !(await hasSystem(ctx, 'manage_system'))) throw noPermission();
  if (!ctx.config.GuestAccountsSettings.Enable) throw switchedOff('api.team.demote_user_to_guest.disabled.error');
  if (isGuest(user)) throw switchedOff('api.user.demote_user_to_guest.already_guest.app_error');
  await ctx.tx(async (tx) => {
    await become(tx, user, true);
    await tell(tx, userId);
  });
}

/** A guest becomes a member, everywhere, and gets the channels that every member of the teams has. */
export async function promote(ctx: Ctx, userId: string): Promise<void> {
  const user = await getAccount(ctx.db, userId);
  if (!isGuest(user)) throw switchedOff('api.user.promote_guest_to_user.no_guest.app_error');
  if (user.auth_service === MAGIC_LINK) throw switchedOff('api.user.promote_guest_to_user.magic_link_enabled.app_error');
  await ctx.tx(async (tx) => {
    await become(tx, user, false);
    const by = await findUser(tx.db, ctx.userId);
    if (by && user.delete_at === 0) await rejoinDefaultChannels(tx, user, by);
    await tell(tx, userId);
  });
}
