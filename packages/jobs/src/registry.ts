import { dropOutsiders, syncGroups } from '@foremast/domain/groups/sync-groups';
import { cleanUpJobs } from '@foremast/domain/jobs/clean-up-jobs';
import { lookAfterJobs } from '@foremast/domain/jobs/look-after-jobs';
import { runPublicJob } from '@foremast/domain/jobs/run-public-job';
import { pushExpiry } from '@foremast/domain/jobs/works/expiry-notify';
import { sendMail } from '@foremast/domain/mail/send-mail';
import { expireVanishing } from '@foremast/domain/posts/burn-on-read';
import { sendReminders } from '@foremast/domain/posts/reminders';
import { removeExpired } from '@foremast/domain/sessions/remove-expired';
import { endDoNotDisturb } from '@foremast/domain/status/end-do-not-disturb';
import type { AnyJob } from '@foremast/kernel/job';

/** Every job there is. */
export const jobs: readonly AnyJob[] = [
  cleanUpJobs,
  dropOutsiders,
  endDoNotDisturb,
  expireVanishing,
  lookAfterJobs,
  pushExpiry,
  removeExpired,
  runPublicJob,
  sendMail,
  sendReminders,
  syncGroups,
];
