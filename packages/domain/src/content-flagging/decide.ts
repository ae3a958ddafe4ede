import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { audit } from '../audits/audit.ts';
import { refuseDeletionIn } from '../posts/delete-post.ts';
import { checkComment } from './check-comment.ts';
import { unmarkManaged } from './managed-posts.ts';
import { heldReport, knownOf, type Report, type ReportStatus, reviewedPost, statusOf, tellReportChanged, writeValues } from './report.ts';
import { restorePost } from './restore-post.ts';
import { scrubPost } from './scrub-post.ts';
import { tellOfReport } from './tell-of-report.ts';

interface Decision {
  readonly status: ReportStatus;
  readonly happened: 'removed' | 'dismissed';
  /** Throws when it cannot be carried out where the message is. */
  refuse?(report: Report): Promise<void>;
  carryOut(tx: Tx, report: Report): Promise<void>;
}

/** Throws `api.data_spillage.error.post_not_in_progress` (400) when it was decided before. */
function requireUndecided(report: Report): void {
  const status = statusOf(report);
  if (status !== 'Pending' && status !== 'Assigned') throw badRequest('api.data_spillage.error.post_not_in_progress');
}

async function decide(ctx: Ctx, postId: string, comment: string, { status, happened, refuse, carryOut }: Decision): Promise<void> {
  const found = await reviewedPost(ctx, postId);
  checkComment(comment, ctx.config.ContentFlaggingSettings.AdditionalSettings.ReviewerCommentRequired);
  requireUndecided(found);
  await refuse?.(found);
  await ctx.tx(async (tx) => {
    const report = await heldReport(tx, found);
    requireUndecided(report);
    await carryOut(tx, report);
    const known = { actor_user_id: ctx.userId, actor_comment: comment, action_time: tx.now(), status };
    await tellReportChanged(tx, report, await writeValues(tx, report.fields, postId, known));
    await audit(tx, { extra: `post_id=${postId} status=${status}` });
    await tx.enqueue(tellOfReport, { happened, post_id: postId, actor_id: ctx.userId, comment, reviewer_id: '' });
  });
}

/** There was nothing wrong with the message: it is back where it was. */
export const keepPost = (ctx: Ctx, postId: string, comment: string): Promise<void> =>
  decide(ctx, postId, comment, {
    status: 'Retained',
    happened: 'dismissed',
    async carryOut(tx, { post, fields, values }) {
      // What its author took away meanwhile stays away.
      if (knownOf({ fields, values }, 'content_flagging_managed') !== true) return;
      await unmarkManaged(tx, fields, await restorePost(tx, post));
    },
  });

/** The message goes for good, with its files and earlier versions; its row stays, for the record of the report. */
export const removeReportedPost = (ctx: Ctx, postId: string, comment: string): Promise<void> =>
  decide(ctx, postId, comment, {
    status: 'Removed',
    happened: 'removed',
    async refuse({ post }) {
      if (post.delete_at === 0) await refuseDeletionIn(ctx, post.channel_id);
    },
    carryOut: (tx, { post }) => scrubPost(tx, post),
  });
