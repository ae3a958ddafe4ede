import type { Tx } from '@foremast/kernel/context';
import { badRequest, invalidBody, notFound } from '@foremast/kernel/error';
import { roleNames } from '@foremast/kernel/roles/effective';
import { type ChannelMemberChange, type ChannelMemberRow, heldChannelMember, updateChannelMember } from '@foremast/store/queries/channel-members';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { roles } from '@foremast/store/queries/roles';
import { findTeam } from '@foremast/store/queries/teams';
import { channelMemberUpdated } from '@foremast/wire/events';
import { channelScope } from '../permissions/roles.ts';
import { presentChannelMember } from './present-channel.ts';

const refuse = (why: string) => badRequest(`api.channel.update_channel_member_roles.${why}.app_error`);

/** A membership, to be changed by nobody else meanwhile; `app.channel.get_member.missing.app_error` (404) when there is none. */
export async function getHeldMember(tx: Tx, channelId: string, userId: string): Promise<ChannelMemberRow> {
  const member = await heldChannelMember(tx.db, channelId, userId);
  if (!member) throw notFound('app.channel.get_member.missing.app_error');
  return member;
}

/** Changes a membership and tells the member what it is now. */
export async function changeMember(tx: Tx, member: ChannelMemberRow, change: ChannelMemberChange): Promise<ChannelMemberRow> {
  const next = { ...member, ...change, last_update_at: tx.now() };
  await updateChannelMember(tx.db, member.channel_id, member.user_id, { ...change, last_update_at: next.last_update_at });
  await tellMember(tx, next);
  return next;
}

export async function tellMember(tx: Tx, member: ChannelMemberRow): Promise<void> {
  tx.emit(
    channelMemberUpdated,
    { channelMember: JSON.stringify(await presentChannelMember(tx.db, member, member.user_id)) },
    { user: member.user_id },
  );
}

interface Named {
  readonly explicit: string[];
  readonly guest: boolean;
  readonly user: boolean;
  readonly admin: boolean;
}

/** What the names of roles say: those of the channel's scheme become flags, roles of other schemes are refused. */
async function sortNames(tx: Tx, channel: ChannelHead, names: readonly string[]): Promise<Named> {
  if (!(await findTeam(tx.db, channel.team_id))) throw notFound('app.team.get.find.app_error');
  const [scope, known] = [await channelScope(tx.db, channel), await roles(tx.db)];
  const managed: readonly string[] = Object.values(scope);
  const explicit: string[] = [];
  for (const name of names) {
    const role = known.get(name);
    if (!role) throw badRequest('app.role.get_by_name.app_error');
    if (managed.includes(name)) continue;
    if (role.scheme_managed) throw refuse('scheme_role');
    explicit.push(name);
  }
  return { explicit, guest: names.includes(scope.guest), user: names.includes(scope.user), admin: names.includes(scope.admin) };
}

/** Gives a member exactly these roles. Nobody becomes a guest or ceases to be one this way. */
export async function setMemberRoles(tx: Tx, channel: ChannelHead, userId: string, text: string): Promise<void> {
  const names = roleNames(text);
  if (!names.every((name) => /^[a-z0-9_]+$/.test(name))) throw invalidBody('roles');
  const member = await getHeldMember(tx, channel.id, userId);
  const { explicit, guest, user, admin } = await sortNames(tx, channel, names);
  if (guest && user) throw refuse('guest_and_user');
  if (guest !== (member.scheme_guest === true)) throw refuse('changing_guest_role');
  if (!guest && !user) throw refuse('unset_user_scheme');
  await changeMember(tx, member, { explicit_roles: explicit.join(' '), scheme_guest: guest, scheme_user: user, scheme_admin: admin });
}

/** Makes a member an administrator of the channel or an ordinary member. */
export async function setMemberFlags(
  tx: Tx,
  channelId: string,
  userId: string,
  flags: { scheme_guest: boolean; scheme_user: boolean; scheme_admin: boolean },
): Promise<void> {
  const member = await getHeldMember(tx, channelId, userId);
  if (member.scheme_guest) throw refuse('guest');
  if (flags.scheme_guest) throw refuse('user_and_guest');
  if (!flags.scheme_user) throw refuse('unset_user_scheme');
  await changeMember(tx, member, flags);
}
