import { getCfConfig } from './get-cf-config.ts';
import { getCfFields } from './get-cf-fields.ts';
import { getCfFlagConfig } from './get-cf-flag-config.ts';
import { getCfPost } from './get-cf-post.ts';
import { getCfPostFieldValues } from './get-cf-post-field-values.ts';
import { getCfTeamStatus } from './get-cf-team-status.ts';
import { keepCfPost } from './keep-cf-post.ts';
import { postCfPostFlag } from './post-cf-post-flag.ts';
import { postCfPostReviewer } from './post-cf-post-reviewer.ts';
import { removeCfPost } from './remove-cf-post.ts';
import { searchCfTeamReviewers } from './search-cf-team-reviewers.ts';
import { updateCfConfig } from './update-cf-config.ts';

export const contentFlagging = [
  getCfConfig,
  getCfFields,
  getCfFlagConfig,
  getCfPost,
  getCfPostFieldValues,
  getCfTeamStatus,
  keepCfPost,
  postCfPostFlag,
  postCfPostReviewer,
  removeCfPost,
  searchCfTeamReviewers,
  updateCfConfig,
];
