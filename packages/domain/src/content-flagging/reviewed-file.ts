import type { Ctx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { type FileRow, findFileEvenDeleted } from '@foremast/store/queries/files';
import { requireAsReviewer } from './as-reviewer.ts';
import { requireFlagging } from './availability.ts';

/** A file of a reported message, hidden with it or not, for those who review it. */
export async function reviewedFile(ctx: Ctx, fileId: string, postId: string): Promise<FileRow> {
  requireFlagging(ctx);
  const file = await findFileEvenDeleted(ctx.db, fileId);
  if (!file) throw notFound('api.file.get_file_info.app_error');
  await requireAsReviewer(ctx, postId, 'api.file.get_file.invalid_flagged_post.app_error', ({ post }) => post.id === file.post_id);
  return file;
}
