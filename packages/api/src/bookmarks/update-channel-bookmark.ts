import { changeBookmark } from '@foremast/domain/bookmarks/change-bookmark';
import { checkBookmarkRight, getBookmark, getHeldBookmark } from '@foremast/domain/bookmarks/check-access';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { UpdateChannelBookmarkResponse } from '@foremast/wire/models/channel-bookmark';
import { t } from '@foremast/wire/scalars';

export const updateChannelBookmark = operation({
  id: 'UpdateChannelBookmark',
  method: 'PATCH',
  path: '/api/v4/channels/{channel_id}/bookmarks/{bookmark_id}',
  summary: 'Change a bookmark: one’s own in place, another’s as a copy of one’s own.',
  uncheckedParams: ['bookmark_id'],
  body: t.Nullable(
    t.Object({
      file_id: t.Optional(t.String()),
      display_name: t.Optional(t.String()),
      sort_order: t.Optional(t.Integer()),
      link_url: t.Optional(t.String()),
      image_url: t.Optional(t.String()),
      emoji: t.Optional(t.String()),
    }),
  ),
  bodyName: 'channelBookmarkPatch',
  response: UpdateChannelBookmarkResponse,
  permission: 'session',
  async handle({ params: { channel_id, bookmark_id }, body }, ctx) {
    if (!body) throw invalidBody('channelBookmarkPatch');
    await getBookmark(ctx, channel_id, bookmark_id);
    await checkBookmarkRight(ctx, 'edit', channel_id);
    return ctx.tx(async (tx) => changeBookmark(tx, await getHeldBookmark(tx, channel_id, bookmark_id), body, ctx.userId));
  },
});
