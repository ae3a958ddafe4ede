import { presentBookmarks } from '@foremast/domain/bookmarks/present-bookmark';
import { getChannelHead } from '@foremast/domain/channels/get-channel';
import { readChannelContent } from '@foremast/domain/permissions/channel';
import { operation } from '@foremast/kernel/operation';
import { bookmarksOf } from '@foremast/store/queries/channel-bookmarks';
import { ChannelBookmark } from '@foremast/wire/models/channel-bookmark';
import { t } from '@foremast/wire/scalars';

// Answers 200: the published reference says 201, clients have always seen 200.
export const listChannelBookmarksForChannel = operation({
  id: 'ListChannelBookmarksForChannel',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/bookmarks',
  summary: 'The bookmarks of a channel in their order; or what changed since an instant, removed ones too.',
  query: t.Object({ bookmarks_since: t.Integer({ default: 0, minimum: 0 }) }),
  response: t.Array(ChannelBookmark),
  permission: 'session',
  async handle({ params, query }, ctx) {
    const channel = await getChannelHead(ctx.db, params.channel_id);
    await ctx.require(readChannelContent(channel.id));
    return presentBookmarks(ctx.db, await bookmarksOf(ctx.db, channel.id, query.bookmarks_since));
  },
});
