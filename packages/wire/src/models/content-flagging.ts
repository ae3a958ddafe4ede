import { type Static, t } from '../scalars.ts';

const ids = t.Array(t.String());
const targets = t.Record(t.String(), t.Array(t.String()));

/** How reported messages are dealt with, and by whom. `null`: nobody is named. */
export const FlaggingSettings = t.Object({
  EnableContentFlagging: t.Boolean(),
  NotificationSettings: t.Object({ EventTargetMapping: targets }),
  AdditionalSettings: t.Object({
    Reasons: t.Array(t.String()),
    ReporterCommentRequired: t.Boolean(),
    ReviewerCommentRequired: t.Boolean(),
    HideFlaggedContent: t.Boolean(),
  }),
  ReviewerSettings: t.Object({
    CommonReviewers: t.Boolean(),
    CommonReviewerIds: t.Nullable(ids),
    SystemAdminsAsReviewers: t.Boolean(),
    TeamAdminsAsReviewers: t.Boolean(),
    TeamReviewersSetting: t.Record(t.String(), t.Object({ Enabled: t.Boolean(), ReviewerIds: t.Nullable(ids) })),
  }),
});
export type FlaggingSettings = Static<typeof FlaggingSettings>;

const flag = t.Optional(t.Boolean());

/** The same as it is sent: what is left out takes its built-in value. */
export const FlaggingSettingsBody = t.Object({
  EnableContentFlagging: flag,
  NotificationSettings: t.Optional(t.Object({ EventTargetMapping: t.Optional(targets) })),
  AdditionalSettings: t.Optional(
    t.Object({ Reasons: t.Optional(t.Array(t.String())), ReporterCommentRequired: flag, ReviewerCommentRequired: flag, HideFlaggedContent: flag }),
  ),
  ReviewerSettings: t.Optional(
    t.Object({
      CommonReviewers: flag,
      CommonReviewerIds: ids,
      SystemAdminsAsReviewers: flag,
      TeamAdminsAsReviewers: flag,
      TeamReviewersSetting: t.Record(t.String(), t.Object({ Enabled: t.Boolean(), ReviewerIds: ids })),
    }),
  ),
});
export type FlaggingSettingsBody = Static<typeof FlaggingSettingsBody>;

/** What a client needs for its form; whether the reporter hears of the outcome is for reviewers. */
export const FlagConfig = t.Object({
  reasons: t.Array(t.String()),
  reporter_comment_required: t.Boolean(),
  reviewer_comment_required: t.Boolean(),
  notify_reporter_on_dismissal: t.Optional(t.Boolean()),
  notify_reporter_on_removal: t.Optional(t.Boolean()),
});
export type FlagConfig = Static<typeof FlagConfig>;
