import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import type { ChannelRow } from '@foremast/store/queries/channels';
import type { UserRow } from '@foremast/store/queries/users';
import { channelConverted } from '@foremast/wire/events';
import { postSystemMessage } from '../posts/system-message.ts';
import { saveChannel, tellChannelUpdated } from './save-channel.ts';

/** Makes a channel open or private. The team hears that it was converted, so that it leaves or enters everybody's lists. */
export async function changePrivacy(tx: Tx, row: ChannelRow, type: 'O' | 'P', user: UserRow): Promise<ChannelRow> {
  if (row.name === 'town-square' && type === 'P') throw badRequest('api.channel.update_channel_privacy.default_channel_error');
  const next = await saveChannel(tx, row, { type });
  tx.emit(channelConverted, { channel_id: row.id }, { team: row.team_id });
  tellChannelUpdated(tx, next);
  const message = type === 'P' ? `${user.username} made this channel private.` : `${user.username} made this channel public.`;
  await postSystemMessage(tx, { type: 'system_change_chan_privacy', channel: next, user, message, props: { username: user.username } });
  return next;
}
