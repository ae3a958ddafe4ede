import type { Settings } from '@foremast/kernel/config/settings';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidUrl, switchedOff } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { reviewerRowsOfTeam } from '@foremast/store/queries/reviewers';
import type { Db } from '@foremast/store/store';

export const flaggingIsOn = ({ FeatureFlags, ContentFlaggingSettings }: Settings): boolean =>
  FeatureFlags.ContentFlagging && ContentFlaggingSettings.EnableContentFlagging;

/** Throws `api.data_spillage.error.disabled` (501), before anything else is looked at; then ids of the address must be ids. */
export function requireFlagging(ctx: Ctx, ids: Readonly<Record<string, string>> = {}): void {
  if (!flaggingIsOn(ctx.config)) throw switchedOff('api.data_spillage.error.disabled');
  for (const [name, id] of Object.entries(ids)) if (!isId(id)) throw invalidUrl(name);
}

/** Is there somebody in the team who could review? A team without common reviewers must have been set up for it. */
export async function canReportIn(db: Db, settings: Settings, teamId: string): Promise<boolean> {
  const { CommonReviewers, SystemAdminsAsReviewers, TeamAdminsAsReviewers } = settings.ContentFlaggingSettings.ReviewerSettings;
  if (CommonReviewers) return true;
  const team = await reviewerRowsOfTeam(db, teamId);
  if (!team?.enabled) return false;
  return SystemAdminsAsReviewers || TeamAdminsAsReviewers || team.reviewers.length > 0;
}

/** Throws `api.data_spillage.error.not_available_on_team` (400). */
export async function requireReportable(ctx: Ctx, teamId: string): Promise<void> {
  if (!(await canReportIn(ctx.db, ctx.config, teamId))) throw badRequest('api.data_spillage.error.not_available_on_team');
}
