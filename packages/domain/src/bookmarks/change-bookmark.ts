import type { Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { type BookmarkRow, saveBookmarks } from '@foremast/store/queries/channel-bookmarks';
import { bookmarkUpdated } from '@foremast/wire/events';
import type { ChannelBookmark, UpdateChannelBookmarkResponse } from '@foremast/wire/models/channel-bookmark';
import { presentPostFile } from '../posts/present-post-file.ts';
import { getBookmarkFile } from './bookmark-file.ts';
import { listenersOf } from './check-access.ts';
import { presentBookmark, presentBookmarks } from './present-bookmark.ts';
import { checkBookmark, cleanEmoji, cleanName } from './validate-bookmark.ts';

export type BookmarkPatch = { readonly [K in 'display_name' | 'link_url' | 'image_url' | 'emoji' | 'file_id']?: string | undefined } & {
  readonly sort_order?: number | undefined;
};

function patched(row: BookmarkRow, patch: BookmarkPatch): BookmarkRow {
  const next = { ...row, ...patch };
  return { ...next, display_name: cleanName(next.display_name ?? ''), emoji: cleanEmoji(next.emoji ?? '') } as BookmarkRow;
}

/** One's own changes in place. */
async function inPlace(tx: Tx, row: BookmarkRow, next: BookmarkRow): Promise<UpdateChannelBookmarkResponse> {
  const file = next.file_id && next.file_id !== row.file_id ? await getBookmarkFile(tx.db, row.channel_id, next.file_id) : undefined;
  const written = { ...next, update_at: tx.now() };
  await saveBookmarks(tx.db, [written]);
  return { updated: presentBookmark(written, file && presentPostFile(file)) };
}

/** Another's stays as it was, removed; a copy takes its place and belongs to who changed it. */
async function asCopy(tx: Tx, row: BookmarkRow, next: BookmarkRow, ownerId: string): Promise<UpdateChannelBookmarkResponse> {
  const now = tx.now();
  if (next.file_id && next.file_id !== row.file_id) await getBookmarkFile(tx.db, row.channel_id, next.file_id);
  const deleted = { ...row, delete_at: now };
  const copy = { ...next, id: newId(), owner_id: ownerId, create_at: now, update_at: now };
  await saveBookmarks(tx.db, [deleted, copy]);
  const [updated] = await presentBookmarks(tx.db, [copy]);
  return { updated: { ...(updated as ChannelBookmark), original_id: row.id }, deleted: presentBookmark(deleted) };
}

export async function changeBookmark(tx: Tx, row: BookmarkRow, patch: BookmarkPatch, userId: string): Promise<UpdateChannelBookmarkResponse> {
  const next = patched(row, patch);
  checkBookmark(next);
  const changes = row.owner_id === userId ? await inPlace(tx, row, next) : await asCopy(tx, row, next, userId);
  tx.emit(bookmarkUpdated, { bookmarks: JSON.stringify(changes) }, listenersOf(tx.ctx, row.channel_id));
  return changes;
}
