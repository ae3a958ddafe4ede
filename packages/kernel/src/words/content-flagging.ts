import type { Words } from './words.ts';

export const contentFlaggingWords: Words = {
  'api.data_spillage.error.comment_required': 'Please write a comment.',
  'api.data_spillage.error.comment_too_long': 'The comment is too long: 1,000 characters are the most.',
  'api.data_spillage.error.disabled': 'Reporting messages is switched off on this server.',
  'api.data_spillage.error.invalid_post_type': 'A message of this kind cannot be reported.',
  'api.data_spillage.error.not_available_on_team': 'Messages cannot be reported in this team.',
  'api.data_spillage.error.post_not_in_progress': 'The report has been decided already.',
  'api.data_spillage.error.reason_invalid': 'Choose one of the reasons that are offered.',
  'api.data_spillage.error.reason_required': 'Please choose a reason.',
  'api.data_spillage.error.user_not_reviewer': 'This person does not review reports of this team.',
  'app.data_spillage.can_flag_post.in_progress': 'This message was reported already and is being reviewed.',
  'app.data_spillage.can_flag_post.removed': 'This message was reported and removed.',
  'app.data_spillage.can_flag_post.retained': 'This message was reported, reviewed and kept.',
  'app.data_spillage.no_status_property.app_error': 'This message has not been reported.',
};
