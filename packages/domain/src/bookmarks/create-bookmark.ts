import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { type BookmarkRow, bookmarksOf, saveBookmarks } from '@foremast/store/queries/channel-bookmarks';
import { heldChannel } from '@foremast/store/queries/channels';
import { bookmarkCreated } from '@foremast/wire/events';
import type { ChannelBookmark } from '@foremast/wire/models/channel-bookmark';
import { getBookmarkFile } from './bookmark-file.ts';
import { listenersOf } from './check-access.ts';
import { presentBookmarks } from './present-bookmark.ts';
import { checkBookmark, cleanEmoji, cleanName } from './validate-bookmark.ts';

const MOST = 50;

export type NewBookmark = Pick<BookmarkRow, 'channel_id' | 'owner_id' | 'display_name' | 'type' | 'create_at' | 'delete_at'> & {
  readonly file_id: string;
  readonly link_url: string;
  readonly image_url: string;
  readonly emoji: string;
};

/** Adds a bookmark after all others of the channel. Throws `app.channel.bookmark.save.app_error` (400) when there are fifty. */
export async function createBookmark(tx: Tx, made: NewBookmark): Promise<ChannelBookmark> {
  const createAt = made.create_at || tx.now();
  await heldChannel(tx.db, made.channel_id);
  const others = await bookmarksOf(tx.db, made.channel_id);
  const row: BookmarkRow = {
    ...made,
    id: newId(),
    create_at: createAt,
    update_at: createAt,
    display_name: cleanName(made.display_name),
    emoji: cleanEmoji(made.emoji),
    sort_order: Math.max(-1, ...others.map((other) => other.sort_order)) + 1,
  };
  checkBookmark(row);
  if (others.length >= MOST) throw badRequest('app.channel.bookmark.save.app_error');
  if (row.file_id) await getBookmarkFile(tx.db, row.channel_id, row.file_id);
  await saveBookmarks(tx.db, [row]);
  const [bookmark] = await presentBookmarks(tx.db, [row]);
  tx.emit(bookmarkCreated, { bookmark: JSON.stringify(bookmark) }, listenersOf(tx.ctx, row.channel_id));
  return bookmark as ChannelBookmark;
}
