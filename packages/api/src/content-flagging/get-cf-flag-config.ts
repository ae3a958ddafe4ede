import { requireFlagging } from '@foremast/domain/content-flagging/availability';
import { requireReviewer } from '@foremast/domain/content-flagging/reviewers';
import { operation } from '@foremast/kernel/operation';
import { FlagConfig } from '@foremast/wire/models/content-flagging';
import { t } from '@foremast/wire/scalars';

export const getCfFlagConfig = operation({
  id: 'GetCFFlagConfig',
  method: 'GET',
  path: '/api/v4/content_flagging/flag/config',
  summary: 'What a form for reports asks for; with a team, what a form for its reviewers does.',
  query: t.Object({ team_id: t.String() }),
  response: FlagConfig,
  permission: 'session',
  async handle({ query }, ctx) {
    requireFlagging(ctx);
    const { AdditionalSettings, NotificationSettings } = ctx.config.ContentFlaggingSettings;
    const forAll: FlagConfig = {
      reasons: AdditionalSettings.Reasons,
      reporter_comment_required: AdditionalSettings.ReporterCommentRequired,
      reviewer_comment_required: AdditionalSettings.ReviewerCommentRequired,
    };
    if (query.team_id === '') return forAll;
    await requireReviewer(ctx, ctx.userId, query.team_id);
    const { removed, dismissed } = NotificationSettings.EventTargetMapping;
    return {
      ...forAll,
      notify_reporter_on_removal: removed?.includes('reporter') === true,
      notify_reporter_on_dismissal: dismissed?.includes('reporter') === true,
    };
  },
});
