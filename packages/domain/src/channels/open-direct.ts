import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { insertChannelMember } from '@foremast/store/queries/channel-members';
import { type ChannelHead, type ChannelRow, findChannelByName, insertChannel } from '@foremast/store/queries/channels';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { teamMembershipsOfUser } from '@foremast/store/queries/team-members';
import { usersByIds } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import { directAdded } from '@foremast/wire/events';
import { isOfAnotherServer } from '../shared-channels/may-write.ts';
import { isGuest } from '../users/is-guest.ts';
import { emptyChannel } from './create-channel.ts';
import { newChannelMember } from './membership.ts';

/** Both ids in order, so that there is one channel for two people whoever opens it. */
export const directName = (a: string, b: string): string => [a, b].sort().join('__');

/** Are both in some team together? */
export async function shareTeam(db: Db, a: string, b: string): Promise<boolean> {
  const active = async (id: string) => (await teamMembershipsOfUser(db, id)).filter((m) => m.delete_at === 0).map((m) => m.team_id);
  const teams = new Set(await active(a));
  return (await active(b)).some((id) => teams.has(id));
}

/**
 * The channel of two people, or of one with himself; it is made when it is not there yet. `free`: the limit to people of one
 * team does not bind the caller.
 */
export async function openDirect(tx: Tx, first: string, second: string, free = false): Promise<ChannelRow> {
  const name = directName(first, second);
  const known = await findChannelByName(tx.db, '', name);
  if (known) return known;
  const ids = [...new Set([first, second])];
  await holdPeople(tx.db, ids);
  const people = await usersByIds(tx.db, ids);
  if (people.length < ids.length) throw badRequest('api.channel.create_direct_channel.invalid_user.app_error');
  if (people.some(isOfAnotherServer)) throw forbidden('api.channel.create_channel.direct_channel.remote_restricted.app_error');
  if (!free && first !== second && tx.config.TeamSettings.RestrictDirectMessage === 'team' && !(await shareTeam(tx.db, first, second))) {
    throw forbidden('api.channel.create_channel.direct_channel.team_restricted_error');
  }
  const channel: ChannelRow = { ...emptyChannel(newId(), tx.now()), type: 'D', name, creator_id: first, shared: false };
  if (!(await insertChannel(tx.db, channel))) return (await findChannelByName(tx.db, '', name)) ?? channel;
  for (const person of people)
    await insertChannelMember(tx.db, newChannelMember(channel.id, person.id, tx.now(), { guest: isGuest(person) }), tx.now());
  tx.emit(directAdded, { creator_id: first, teammate_id: second }, { channel: channel.id });
  return channel;
}

/** Are the two of a direct channel kept apart by the limit to people of one team? */
export async function isRestrictedDirect(ctx: Ctx, channel: Pick<ChannelHead, 'type' | 'name'>): Promise<boolean> {
  if (channel.type !== 'D' || ctx.config.TeamSettings.RestrictDirectMessage !== 'team') return false;
  const [first = '', second = ''] = channel.name.split('__');
  return first !== second && !(await shareTeam(ctx.db, first, second));
}
