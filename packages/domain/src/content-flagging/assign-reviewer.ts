import type { Ctx } from '@foremast/kernel/context';
import { audit } from '../audits/audit.ts';
import { heldReport, reviewedPost, statusOf, tellReportChanged, writeValues } from './report.ts';
import { requireReviewer } from './reviewers.ts';
import { tellOfReport } from './tell-of-report.ts';

/** A reviewer gives a report to a reviewer: to another, or takes it. */
export async function assignReviewer(ctx: Ctx, postId: string, reviewerId: string): Promise<void> {
  const found = await reviewedPost(ctx, postId);
  await requireReviewer(ctx, reviewerId, found.channel.team_id);
  statusOf(found);
  await ctx.tx(async (tx) => {
    const report = await heldReport(tx, found);
    const pending = statusOf(report) === 'Pending';
    const known = { reviewer_user_id: reviewerId, ...(pending ? { status: 'Assigned' } : {}) };
    await tellReportChanged(tx, report, await writeValues(tx, report.fields, postId, known));
    await audit(tx, { extra: `post_id=${postId} reviewer_id=${reviewerId}` });
    await tx.enqueue(tellOfReport, { happened: 'assigned', post_id: postId, actor_id: ctx.userId, comment: '', reviewer_id: reviewerId });
  });
}
