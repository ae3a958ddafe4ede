import type { Words } from './words.ts';

export const complianceWords: Words = {
  'api.getUsersForReporting.invalid_active_filter': 'Active and deactivated people cannot both be left out.',
  'api.getUsersForReporting.invalid_page_size': 'The page size is from 1 to 100.',
  'api.getUsersForReporting.invalid_team_filter': 'The id of the team is not valid.',
  'model.user_report_options.is_valid.invalid_guest_filter': 'The filter for guests is one of: all, single_channel, multi_channel.',
  'model.user_report_options.is_valid.invalid_sort_column':
    'The report is sorted by one of: CreateAt, Username, FirstName, LastName, Nickname, Email, Roles.',
  'app.compliance.get.finding.app_error': 'The report was not found.',
  'app.report.start_users_batch_export.job_exists': 'This report is being written already.',
  'ent.compliance.licence_disable.app_error': 'Compliance reports are switched off on this server.',
  'ent.data_retention.policies.invalid_policy': 'The policy is not valid. Check its name, its duration and the teams and channels it names.',
  'ent.data_retention.policies.not_found': 'The policy was not found.',
  'model.compliance.is_valid.desc.app_error': 'A report needs a description of at most 512 bytes.',
  'model.compliance.is_valid.emails.app_error': 'The e-mail addresses are too long together.',
  'model.compliance.is_valid.end_at.app_error': 'A report needs an end.',
  'model.compliance.is_valid.keywords.app_error': 'The words to look for are too long together.',
  'model.compliance.is_valid.start_at.app_error': 'A report needs a beginning.',
  'model.compliance.is_valid.start_end_at.app_error': 'The end of a report must be after its beginning.',
};
