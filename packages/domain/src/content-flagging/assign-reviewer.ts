import type { Ctx } from '@foremast/kernel/context';
import { audit } from '../audits/audit.ts';
import { reviewedPost, statusOf, tellReportChanged, writeValues } from './report.ts';
import { requireReviewer } from './reviewers.ts';
import { tellOfReport } from './tell-of-report.ts';

/** A reviewer gives a report to a reviewer: to another, or takes it. */
export async function assignReviewer(ctx: Ctx, postId: string, reviewerId: string): Promise<void> {
  const report = await reviewedPost(ctx, postId);
  await requireReviewer(ctx, reviewerId, report.channel.team_id);
  const pending = statusOf(report) === 'Pending';
  await ctx.tx(async (tx) => {
    const known = { reviewer_user_id: reviewerId, ...(pending ? { status: 'Assigned' } : {}) };
    await tellReportChanged(tx, report, await writeValues(tx, report.fields, postId, known));
    await audit(tx, { extra: `post_id=${postId} reviewer_id=${reviewerId}` });
    await tx.enqueue(tellOfReport, { happened: 'assigned', post_id: postId, actor_id: ctx.userId, comment: '', reviewer_id: reviewerId });
  });
}
