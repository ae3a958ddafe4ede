import { checkBookmarkRight } from '@foremast/domain/bookmarks/check-access';
import { sortBookmark } from '@foremast/domain/bookmarks/sort-bookmark';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { ChannelBookmark } from '@foremast/wire/models/channel-bookmark';
import { t } from '@foremast/wire/scalars';

/** The body is the place itself; null is the first one. */
function placeOf(body: unknown): number {
  const place = body === null ? 0 : body;
  if (typeof place !== 'number' || !Number.isInteger(place) || place < 0) throw invalidBody('channelBookmarkSortOrder');
  return place;
}

export const updateChannelBookmarkSortOrder = operation({
  id: 'UpdateChannelBookmarkSortOrder',
  method: 'POST',
  path: '/api/v4/channels/{channel_id}/bookmarks/{bookmark_id}/sort_order',
  summary: 'Move a bookmark to a place among the others.',
  uncheckedParams: ['bookmark_id'],
  body: t.Unknown(),
  bodyName: 'channelBookmarkSortOrder',
  response: t.Array(ChannelBookmark),
  permission: 'session',
  async handle({ params: { channel_id, bookmark_id }, body }, ctx) {
    await checkBookmarkRight(ctx, 'order', channel_id);
    const place = placeOf(body);
    return ctx.tx((tx) => sortBookmark(tx, channel_id, bookmark_id, place));
  },
});
