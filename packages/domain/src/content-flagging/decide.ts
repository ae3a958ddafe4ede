import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { deletePropertyValue } from '@foremast/store/queries/properties';
import { audit } from '../audits/audit.ts';
import { checkComment } from './check-comment.ts';
import { heldReport, type Report, type ReportStatus, reviewedPost, statusOf, tellReportChanged, writeValues } from './report.ts';
import { restorePost } from './restore-post.ts';
import { scrubPost } from './scrub-post.ts';
import { tellOfReport } from './tell-of-report.ts';

interface Decision {
  readonly status: ReportStatus;
  readonly happened: 'removed' | 'dismissed';
  carryOut(tx: Tx, report: Report): Promise<void>;
}

/** Throws `api.data_spillage.error.post_not_in_progress` (400) when it was decided before. */
async function decide(ctx: Ctx, postId: string, comment: string, { status, happened, carryOut }: Decision): Promise<void> {
  const found = await reviewedPost(ctx, postId);
  checkComment(comment, ctx.config.ContentFlaggingSettings.AdditionalSettings.ReviewerCommentRequired);
  await ctx.tx(async (tx) => {
    const report = await heldReport(tx, found);
    const before = statusOf(report);
    if (before !== 'Pending' && before !== 'Assigned') throw badRequest('api.data_spillage.error.post_not_in_progress');
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
    async carryOut(tx, { post, fields }) {
      await restorePost(tx, post);
      await deletePropertyValue(tx.db, fields.groupId, post.id, fields.idOf('content_flagging_managed'), tx.now());
    },
  });

/** The message goes for good, with its files and earlier versions; its row stays, for the record of the report. */
export const removeReportedPost = (ctx: Ctx, postId: string, comment: string): Promise<void> =>
  decide(ctx, postId, comment, { status: 'Removed', happened: 'removed', carryOut: (tx, { post }) => scrubPost(tx, post, ctx.userId) });
