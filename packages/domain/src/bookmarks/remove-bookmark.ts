import type { Tx } from '@foremast/kernel/context';
import { type BookmarkRow, deleteBookmarkFile, saveBookmarks } from '@foremast/store/queries/channel-bookmarks';
import { bookmarkDeleted } from '@foremast/wire/events';
import type { ChannelBookmark } from '@foremast/wire/models/channel-bookmark';
import { listenersOf } from './check-access.ts';
import { presentBookmarks } from './present-bookmark.ts';

/** Removes a bookmark, and its file with it. */
export async function removeBookmark(tx: Tx, row: BookmarkRow): Promise<ChannelBookmark> {
  const now = tx.now();
  const removed = { ...row, update_at: now, delete_at: now };
  await saveBookmarks(tx.db, [removed]);
  const [bookmark] = await presentBookmarks(tx.db, [removed]);
  if (row.file_id) await deleteBookmarkFile(tx.db, row.file_id, now);
  tx.emit(bookmarkDeleted, { bookmark: JSON.stringify(bookmark) }, listenersOf(tx.ctx, row.channel_id));
  return bookmark as ChannelBookmark;
}
