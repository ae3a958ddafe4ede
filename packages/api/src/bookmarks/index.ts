import { createChannelBookmark } from './create-channel-bookmark.ts';
import { deleteChannelBookmark } from './delete-channel-bookmark.ts';
import { listChannelBookmarksForChannel } from './list-channel-bookmarks-for-channel.ts';
import { updateChannelBookmark } from './update-channel-bookmark.ts';
import { updateChannelBookmarkSortOrder } from './update-channel-bookmark-sort-order.ts';

export const bookmarks = [
  createChannelBookmark,
  deleteChannelBookmark,
  listChannelBookmarksForChannel,
  updateChannelBookmark,
  updateChannelBookmarkSortOrder,
];
