import type { Ctx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import type { PostRow } from '@foremast/store/queries/posts';
import { findPropertyValue } from '@foremast/store/queries/properties';
import { audit } from '../audits/audit.ts';
import { getChannelHead } from '../channels/get-channel.ts';
import { refuseDeletionIn, removePost } from '../posts/delete-post.ts';
import { readablePost } from '../posts/get-post.ts';
import { sendEphemeral } from '../posts/send-ephemeral.ts';
import { requireReportable } from './availability.ts';
import { checkComment } from './check-comment.ts';
import { reportFields } from './fields.ts';
import { markManaged } from './managed-posts.ts';
import { heldForReview, writeValues } from './report.ts';
import { reviewBot } from './review-bot.ts';
import { tellOfReport } from './tell-of-report.ts';

export interface FlagForm {
  readonly reason: string;
  readonly comment: string;
}

function checkForm(
  { reason, comment }: FlagForm,
  { Reasons, ReporterCommentRequired }: { Reasons: string[]; ReporterCommentRequired: boolean },
): void {
  if (reason === '') throw badRequest('api.data_spillage.error.reason_required');
  if (!Reasons.includes(reason)) throw badRequest('api.data_spillage.error.reason_invalid');
  checkComment(comment, ReporterCommentRequired);
}

/** A message can be reported once. What the server says itself is none, and what vanishes by itself cannot be reviewed. */
function refuseType({ type }: PostRow): void {
  if (type.startsWith('system_') || type === 'burn_on_read') throw badRequest('api.data_spillage.error.invalid_post_type');
}

const REPORTED: Readonly<Record<string, string>> = {
  Pending: 'app.data_spillage.can_flag_post.in_progress',
  Assigned: 'app.data_spillage.can_flag_post.in_progress',
  Retained: 'app.data_spillage.can_flag_post.retained',
  Removed: 'app.data_spillage.can_flag_post.removed',
};

/** Somebody who may read a message reports it; where the settings say so, it is hidden until it was reviewed. */
export async function flagPost(ctx: Ctx, postId: string, form: FlagForm): Promise<void> {
  const found = await readablePost(ctx, postId);
  const channel = await getChannelHead(ctx.db, found.channel_id);
  await requireReportable(ctx, channel.team_id);
  const { AdditionalSettings } = ctx.config.ContentFlaggingSettings;
  checkForm(form, AdditionalSettings);
  refuseType(found);
  if (AdditionalSettings.HideFlaggedContent) await refuseDeletionIn(ctx, channel.id);
  const fields = await reportFields(ctx);
  await ctx.tx(async (tx) => {
    const post = await heldForReview(tx, found);
    const before = await findPropertyValue(tx.db, fields.groupId, post.id, fields.idOf('status'));
    if (before) throw badRequest(REPORTED[String(before.value)] ?? 'app.data_spillage.can_flag_post.in_progress');
    if (post.delete_at > 0) throw notFound('app.post.get.app_error');
    await writeValues(tx, fields, post.id, {
      status: 'Pending',
      reporting_user_id: ctx.userId,
      reporting_reason: form.reason,
      reporting_comment: form.comment,
      reporting_time: tx.now(),
    });
    const bot = await reviewBot(tx);
    if (AdditionalSettings.HideFlaggedContent) await markManaged(tx, fields, await removePost(tx, post, bot.id));
    await sendEphemeral(tx, ctx.userId, {
      channel_id: post.channel_id,
      user_id: bot.id,
      root_id: post.root_id,
      message: 'Thank you. Your report was passed on to those who review messages here.',
    });
    await audit(tx, { extra: `post_id=${post.id}` });
    await tx.enqueue(tellOfReport, { happened: 'flagged', post_id: post.id, actor_id: ctx.userId, comment: form.comment, reviewer_id: '' });
  });
}
