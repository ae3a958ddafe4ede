import { createHash } from 'node:crypto';
import type { Tx } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { insertChannelMember } from '@foremast/store/queries/channel-members';
import { type ChannelRow, findChannelByName, insertChannel } from '@foremast/store/queries/channels';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { usersByIds } from '@foremast/store/queries/users';
import { groupAdded } from '@foremast/wire/events';
import { isOfAnotherServer } from '../shared-channels/may-write.ts';
import { isGuest } from '../users/is-guest.ts';
import { emptyChannel } from './create-channel.ts';
import { newChannelMember } from './membership.ts';

const LEAST = 3;
const MOST = 8;
const TITLE_BYTES = 64;

export const groupName = (ids: readonly string[]): string =>
  createHash('sha1')
    .update([...ids].sort().join(''))
    .digest('hex');

/** The members' names, in their order, as far as a channel's title goes. */
export const groupTitle = (usernames: readonly string[]): string =>
  Buffer.from([...usernames].sort().join(', '))
    .subarray(0, TITLE_BYTES)
    .toString();

/** The channel of three to eight people; it is made when it is not there yet. */
export async function openGroup(tx: Tx, members: readonly string[]): Promise<ChannelRow> {
  const ids = [...new Set(members)];
  if (ids.length < LEAST || ids.length > MOST) throw badRequest('api.channel.create_group.bad_size.app_error');
  const name = groupName(ids);
  const known = await findChannelByName(tx.db, '', name);
  if (known) return known;
  await holdPeople(tx.db, ids);
  const people = await usersByIds(tx.db, ids);
  if (people.length < ids.length) throw badRequest('api.channel.create_group.bad_user.app_error');
  if (people.some(isOfAnotherServer)) throw forbidden('api.channel.create_group.remote_restricted.app_error');
  const channel: ChannelRow = {
    ...emptyChannel(newId(), tx.now()),
    type: 'G',
    name,
    display_name: groupTitle(people.map((p) => p.username)),
    shared: false,
  };
  if (!(await insertChannel(tx.db, channel))) return (await findChannelByName(tx.db, '', name)) ?? channel;
  for (const person of people)
    await insertChannelMember(tx.db, newChannelMember(channel.id, person.id, tx.now(), { guest: isGuest(person) }), tx.now());
  const teammates = JSON.stringify(people.map((p) => p.id));
  for (const person of people) tx.emit(groupAdded, { teammate_ids: teammates }, { channel: channel.id, user: person.id });
  return channel;
}
