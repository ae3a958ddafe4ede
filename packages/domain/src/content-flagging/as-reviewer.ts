import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { requireFlagging } from './availability.ts';
import { type Report, reviewedPost, statusOf } from './report.ts';

/**
 * Whoever reviews a report may see where the message is, whether or not they are there. `fits` says whether the report is of
 * what is asked for; if not, `mismatch` is thrown (400).
 */
export async function requireAsReviewer(ctx: Ctx, postId: string, mismatch: string, fits: (report: Report) => boolean): Promise<void> {
  requireFlagging(ctx);
  if (!isId(postId)) throw invalidBody('flagged_post_id');
  const report = await reviewedPost(ctx, postId);
  statusOf(report);
  if (!fits(report)) throw badRequest(mismatch);
}
