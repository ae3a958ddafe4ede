import type { Violation } from './validate.ts';

/** Who reviews flagged content: the settings, and the people, who are stored apart from them. */
export interface ReviewerSettings {
  readonly CommonReviewers: boolean;
  readonly SystemAdminsAsReviewers: boolean;
  readonly TeamAdminsAsReviewers: boolean;
  readonly CommonReviewerIds: readonly string[];
  readonly TeamReviewersSetting: Readonly<Record<string, { readonly Enabled: boolean; readonly ReviewerIds: readonly string[] }>>;
}

/** Someone must be there to review. */
export function validateReviewers(settings: ReviewerSettings): Violation | undefined {
  if (settings.SystemAdminsAsReviewers || settings.TeamAdminsAsReviewers) return undefined;
  if (settings.CommonReviewers)
    return settings.CommonReviewerIds.length === 0 ? { id: 'model.config.is_valid.content_flagging.common_reviewers_not_set.app_error' } : undefined;
  const deserted = Object.values(settings.TeamReviewersSetting).some((team) => team.Enabled && team.ReviewerIds.length === 0);
  return deserted ? { id: 'model.config.is_valid.content_flagging.team_reviewers_not_set.app_error' } : undefined;
}
