import { validateReviewers } from '@foremast/kernel/config/reviewers';
import { builtIn } from '@foremast/kernel/config/settings';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { replaceReviewers, reviewerRows } from '@foremast/store/queries/reviewers';
import type { FlaggingSettings, FlaggingSettingsBody } from '@foremast/wire/models/content-flagging';
import { audit } from '../audits/audit.ts';
import { changeConfig } from '../system/update-config.ts';

const MOST_REVIEWERS = 2000;
const ID_MAX = 26;

const orNull = (ids: readonly string[]): string[] | null => (ids.length === 0 ? null : [...ids]);

/** The settings, with the reviewers who are named apart from them. */
export async function flaggingSettings(ctx: Ctx): Promise<FlaggingSettings> {
  const { ReviewerSettings, ...settings } = ctx.config.ContentFlaggingSettings;
  const { common, teams } = await reviewerRows(ctx.db);
  return {
    ...settings,
    ReviewerSettings: {
      ...ReviewerSettings,
      CommonReviewerIds: orNull(common),
      TeamReviewersSetting: Object.fromEntries(
        Object.entries(teams).map(([id, team]) => [id, { Enabled: team.enabled, ReviewerIds: orNull(team.reviewers) }]),
      ),
    },
  };
}

/** What no row could hold is no reviewer; an id of nobody is kept, it harms no one. */
function refuseUnstorable(ids: readonly string[]): void {
  if (ids.length > MOST_REVIEWERS || ids.some((id) => id.length > ID_MAX)) throw invalidBody('config');
}

/** Settings and reviewers together; what is left out takes its built-in value. Throws `model.config.is_valid.*` (400). */
export async function saveFlaggingSettings(ctx: Ctx, body: FlaggingSettingsBody): Promise<void> {
  const usual = builtIn().ContentFlaggingSettings;
  const { CommonReviewerIds = [], TeamReviewersSetting = {}, ...reviewers } = body.ReviewerSettings ?? {};
  const teams = Object.entries(TeamReviewersSetting);
  refuseUnstorable([...CommonReviewerIds, ...teams.flatMap(([id, team]) => [id, ...team.ReviewerIds])]);
  const ReviewerSettings = { ...usual.ReviewerSettings, ...reviewers };
  const next = {
    EnableContentFlagging: body.EnableContentFlagging ?? usual.EnableContentFlagging,
    NotificationSettings: { EventTargetMapping: body.NotificationSettings?.EventTargetMapping ?? usual.NotificationSettings.EventTargetMapping },
    AdditionalSettings: { ...usual.AdditionalSettings, ...body.AdditionalSettings },
    ReviewerSettings,
  };
  await changeConfig(ctx, { ContentFlaggingSettings: next }, 'patch', async (tx) => {
    const nobody = validateReviewers({ ...ReviewerSettings, CommonReviewerIds, TeamReviewersSetting });
    if (nobody) throw badRequest(nobody.id);
    const rows = teams.map(([id, team]) => [id, { enabled: team.Enabled, reviewers: team.ReviewerIds }] as const);
    await audit(tx);
    await replaceReviewers(tx.db, { common: CommonReviewerIds, teams: Object.fromEntries(rows) });
  });
}
