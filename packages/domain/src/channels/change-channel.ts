import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import type { ChannelChange, ChannelRow } from '@foremast/store/queries/channels';
import type { UserRow } from '@foremast/store/queries/users';
import { postSystemMessage } from '../posts/system-message.ts';
import type { ShownChannel } from '../posts/write-post.ts';
import { placeByDefault, splitTitle } from '../sidebar/default-place.ts';
import { isDirectOrGroup } from './get-channel.ts';
import { followGroups, saveChannel, tellChannelUpdated } from './save-channel.ts';

/** What its members may change of a channel. */
export type Facts = Pick<
  ChannelChange,
  'display_name' | 'name' | 'header' | 'purpose' | 'group_constrained' | 'banner_info' | 'default_category_name'
>;

const from = (old: string): string => (old === '' ? '' : ` from: ${old}`);

async function postHeaderChange(tx: Tx, row: ChannelRow, old: ChannelRow, user: UserRow): Promise<void> {
  const message =
    row.header === ''
      ? `${user.username} removed the channel header (was: ${old.header}).`
      : `${user.username} changed the channel header${from(old.header)} to: ${row.header}`;
  await postSystemMessage(tx, {
    type: 'system_header_change',
    channel: row,
    user,
    message,
    props: { username: user.username, old_header: old.header, new_header: row.header },
  });
}

async function postPurposeChange(tx: Tx, row: ChannelRow, old: ChannelRow, user: UserRow): Promise<void> {
  const message =
    row.purpose === ''
      ? `${user.username} removed the channel purpose (was: ${old.purpose}).`
      : `${user.username} changed the channel purpose${from(old.purpose)} to: ${row.purpose}`;
  await postSystemMessage(tx, {
    type: 'system_purpose_change',
    channel: row,
    user,
    message,
    props: { username: user.username, old_purpose: old.purpose, new_purpose: row.purpose },
  });
}

/** `row` as it is told; `shownAs`: what the event says of it. */
export async function postTitleChange(tx: Tx, row: ChannelRow, old: ChannelRow, user: UserRow, shownAs?: ShownChannel): Promise<void> {
  const message = `${user.username} changed the channel display name${from(old.display_name)} to: ${row.display_name}`;
  const props = { username: user.username, old_displayname: old.display_name, new_displayname: row.display_name };
  await postSystemMessage(tx, { type: 'system_displayname_change', channel: row, user, message, props, ...(shownAs ? { shownAs } : {}) });
}

/** The main channel keeps its address; direct and group channels have no name, title or purpose of their own. */
export function checkFacts(row: ChannelRow, change: Facts): void {
  const differs = (field: 'name' | 'display_name' | 'purpose') => change[field] !== undefined && change[field] !== row[field];
  if (row.name === 'town-square' && differs('name')) throw badRequest('api.channel.update_channel.tried.app_error');
  if (isDirectOrGroup(row) && (differs('name') || differs('display_name') || differs('purpose'))) {
    throw badRequest('api.channel.update_channel.update_direct_or_group_messages_not_allowed.app_error');
  }
}

/** Changes single facts of a channel, with a message for each of title, header and purpose that is not what it was. */
export async function changeChannel(tx: Tx, row: ChannelRow, asked: Facts, user: UserRow): Promise<ChannelRow> {
  checkFacts(row, asked);
  const split = splitTitle(tx.config, asked.display_name ?? '');
  const change = split ? { ...asked, display_name: split.title, default_category_name: split.category } : asked;
  const next = await saveChannel(tx, row, change);
  tellChannelUpdated(tx, next);
  if (next.display_name !== row.display_name) await postTitleChange(tx, next, row, user);
  if (next.header !== row.header) await postHeaderChange(tx, next, row, user);
  if (next.purpose !== row.purpose) await postPurposeChange(tx, next, row, user);
  await followGroups(tx, next, row);
  if (split) await placeByDefault(tx, user.id, next);
  return next;
}
