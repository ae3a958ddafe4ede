import type { Ctx, Tx } from '@foremast/kernel/context';
import { forbidden, invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { type BookmarkRow, findBookmark } from '@foremast/store/queries/channel-bookmarks';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import { type ChannelHead, heldChannel } from '@foremast/store/queries/channels';
import { getChannelHead, isDirectOrGroup } from '../channels/get-channel.ts';
import { hasByType } from '../permissions/channel.ts';
import { isGuest } from '../users/is-guest.ts';

const NAMES = {
  add: 'create_channel_bookmark',
  edit: 'update_channel_bookmark',
  delete: 'delete_channel_bookmark',
  order: 'update_channel_bookmark_sort_order',
} as const;
export type BookmarkAction = keyof typeof NAMES;

/**
 * Throws unless the caller may do this with bookmarks of the channel: nobody in an archived one; by right in a team's channel;
 * members who are no guests in a direct or group channel.
 */
export async function checkBookmarkRight(ctx: Ctx, action: BookmarkAction, channelId: string): Promise<ChannelHead> {
  const channel = await getChannelHead(ctx.db, channelId);
  const refuse = (why: string) => forbidden(`api.channel.bookmark.${NAMES[action]}.${why}.forbidden.app_error`);
  if (channel.delete_at > 0) throw refuse('deleted_channel');
  if (!isDirectOrGroup(channel)) {
    if (!(await hasByType(ctx, `${action}_bookmark_{}_channel`, channel))) throw noPermission();
    return channel;
  }
  if (!(await channelMemberHead(ctx.db, channel.id, ctx.userId))) throw refuse('direct_or_group_channels');
  if (isGuest(ctx.session)) throw refuse('direct_or_group_channels_by_guests');
  return channel;
}

/** A bookmark of this channel; one of another channel is a wrong request. */
export async function getBookmark(ctx: Pick<Ctx, 'db'>, channelId: string, id: string): Promise<BookmarkRow> {
  const row = await findBookmark(ctx.db, id);
  if (!row) throw notFound('app.channel.bookmark.get.app_error');
  if (row.channel_id !== channelId) throw invalidBody('channel_id');
  return row;
}

/** The same, to be changed: nobody else changes bookmarks of the channel before the transaction ends. */
export async function getHeldBookmark(tx: Tx, channelId: string, id: string): Promise<BookmarkRow> {
  await heldChannel(tx.db, channelId);
  return getBookmark(tx, channelId, id);
}

/** The socket that asked has the answer and needs no event. */
export function listenersOf(ctx: Ctx, channelId: string): { channel: string; omitConnection?: string } {
  const connection = ctx.request.headers.get('connection-id');
  return { channel: channelId, ...(connection ? { omitConnection: connection } : {}) };
}
