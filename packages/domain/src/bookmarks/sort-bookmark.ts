import type { Tx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { bookmarksOf, saveBookmarks } from '@foremast/store/queries/channel-bookmarks';
import { heldChannel } from '@foremast/store/queries/channels';
import { bookmarksSorted } from '@foremast/wire/events';
import type { ChannelBookmark } from '@foremast/wire/models/channel-bookmark';
import { listenersOf } from './check-access.ts';
import { presentBookmarks } from './present-bookmark.ts';

/** Moves a bookmark to a place among the others; all are numbered anew. */
export async function sortBookmark(tx: Tx, channelId: string, id: string, place: number): Promise<ChannelBookmark[]> {
  await heldChannel(tx.db, channelId);
  const rows = await bookmarksOf(tx.db, channelId);
  if (place >= rows.length) throw badRequest('app.channel.bookmark.update_sort.invalid_input.app_error');
  const moved = rows.find((row) => row.id === id);
  if (!moved) throw notFound('app.channel.bookmark.update_sort.missing_bookmark.app_error');
  const others = rows.filter((row) => row !== moved);
  const update_at = tx.now();
  const sorted = [...others.slice(0, place), moved, ...others.slice(place)].map((row, sort_order) => ({ ...row, sort_order, update_at }));
  await saveBookmarks(tx.db, sorted);
  const bookmarks = await presentBookmarks(tx.db, sorted);
  tx.emit(bookmarksSorted, { bookmarks: JSON.stringify(bookmarks) }, listenersOf(tx.ctx, channelId));
  return bookmarks;
}
