import { checkBookmarkRight, getBookmark, getHeldBookmark } from '@foremast/domain/bookmarks/check-access';
import { removeBookmark } from '@foremast/domain/bookmarks/remove-bookmark';
import { operation } from '@foremast/kernel/operation';
import { ChannelBookmark } from '@foremast/wire/models/channel-bookmark';

export const deleteChannelBookmark = operation({
  id: 'DeleteChannelBookmark',
  method: 'DELETE',
  path: '/api/v4/channels/{channel_id}/bookmarks/{bookmark_id}',
  summary: 'Remove a bookmark, and its file with it.',
  uncheckedParams: ['bookmark_id'],
  response: ChannelBookmark,
  permission: 'session',
  async handle({ params: { channel_id, bookmark_id } }, ctx) {
    await getBookmark(ctx, channel_id, bookmark_id);
    await checkBookmarkRight(ctx, 'delete', channel_id);
    return ctx.tx(async (tx) => removeBookmark(tx, await getHeldBookmark(tx, channel_id, bookmark_id)));
  },
});
