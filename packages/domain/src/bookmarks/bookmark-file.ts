import { badRequest, notFound } from '@foremast/kernel/error';
import { isBookmarked } from '@foremast/store/queries/channel-bookmarks';
import { filesByIds, type PostFileRow } from '@foremast/store/queries/post-files';
import type { Db } from '@foremast/store/store';

/** The uploader of files that were sent to become bookmarks. */
export const BOOKMARK_UPLOADER = 'bookmark';

/** A file that may become a bookmark of the channel: uploaded for that, there, and in use nowhere else. */
export async function getBookmarkFile(db: Db, channelId: string, fileId: string): Promise<PostFileRow> {
  const [file] = await filesByIds(db, [fileId]);
  if (!file || file.delete_at > 0) throw notFound('app.channel.bookmark.get_existing.app_err');
  const free = file.user_id === BOOKMARK_UPLOADER && file.channel_id === channelId && file.post_id === '' && !(await isBookmarked(db, fileId));
  if (!free) throw badRequest('model.channel_bookmark.is_valid.file_id.missing_or_invalid.app_error');
  return file;
}
