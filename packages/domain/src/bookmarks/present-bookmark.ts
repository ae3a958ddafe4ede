import type { BookmarkRow } from '@foremast/store/queries/channel-bookmarks';
import { filesByIds, type PostFileRow } from '@foremast/store/queries/post-files';
import type { Db } from '@foremast/store/store';
import type { ChannelBookmark } from '@foremast/wire/models/channel-bookmark';
import { presentPostFile } from '../posts/present-post-file.ts';

/** What a bookmark shows of its file: what it looks like, not where it came from. */
export const glanceAtFile = (file: PostFileRow): Record<string, unknown> => ({
  ...presentPostFile({ ...file, post_id: '' }),
  user_id: '',
  channel_id: '',
  create_at: 0,
  update_at: 0,
  delete_at: 0,
  remote_id: null,
});

export function presentBookmark(row: BookmarkRow, file?: Record<string, unknown>): ChannelBookmark {
  const { link_url, image_url, emoji, file_id, ...rest } = row;
  return {
    ...rest,
    file_id: file_id ?? '',
    ...(link_url ? { link_url } : {}),
    ...(image_url ? { image_url } : {}),
    ...(emoji ? { emoji } : {}),
    ...(file ? { file } : {}),
  };
}

/** Bookmarks with a glance at the files of those that are files. */
export async function presentBookmarks(db: Db, rows: readonly BookmarkRow[]): Promise<ChannelBookmark[]> {
  const files = await filesByIds(
    db,
    rows.flatMap((row) => row.file_id || []),
  );
  const byId = new Map(files.map((file) => [file.id, glanceAtFile(file)]));
  return rows.map((row) => presentBookmark(row, row.file_id ? byId.get(row.file_id) : undefined));
}
