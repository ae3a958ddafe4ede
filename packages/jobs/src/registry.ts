import { echoMessage } from '@foremast/domain/commands/built-in/talk';
import { extractFileText } from '@foremast/domain/files/extract-text';
import { deleteStoredFiles } from '@foremast/domain/files/forget-files';
import { makeFilePreviews } from '@foremast/domain/files/make-previews';
import { dropOutsiders, syncGroups } from '@foremast/domain/groups/sync-groups';
import { cleanUpJobs } from '@foremast/domain/jobs/clean-up-jobs';
import { lookAfterJobs } from '@foremast/domain/jobs/look-after-jobs';
import { runPublicJob } from '@foremast/domain/jobs/run-public-job';
import { pushExpiry } from '@foremast/domain/jobs/works/expiry-notify';
import { lookAtLinks } from '@foremast/domain/link-previews/look-at-links';
import { sendMail } from '@foremast/domain/mail/send-mail';
import { batchedMail } from '@foremast/domain/notifications/batched-mail';
import { forgetNotifications } from '@foremast/domain/notifications/keep-records';
import { notify } from '@foremast/domain/notifications/notify';
import { expireVanishing } from '@foremast/domain/posts/burn-on-read';
import { repeatNotifications } from '@foremast/domain/posts/persistent-notifications';
import { sendReminders } from '@foremast/domain/posts/reminders';
import { pushChange } from '@foremast/domain/push/push-change';
import { sendDuePosts } from '@foremast/domain/scheduled-posts/send-due-posts';
import { removeExpired } from '@foremast/domain/sessions/remove-expired';
import { endDoNotDisturb } from '@foremast/domain/status/end-do-not-disturb';
import { cleanUpUploads } from '@foremast/domain/uploads/clean-up-uploads';
import { callOutgoingHook } from '@foremast/domain/webhooks/call-outgoing';
import type { AnyJob } from '@foremast/kernel/job';

/** Every job there is. */
export const jobs: readonly AnyJob[] = [
  batchedMail,
  callOutgoingHook,
  cleanUpJobs,
  cleanUpUploads,
  deleteStoredFiles,
  dropOutsiders,
  echoMessage,
  endDoNotDisturb,
  expireVanishing,
  extractFileText,
  forgetNotifications,
  lookAfterJobs,
  lookAtLinks,
  makeFilePreviews,
  notify,
  pushChange,
  pushExpiry,
  removeExpired,
  repeatNotifications,
  runPublicJob,
  sendDuePosts,
  sendMail,
  sendReminders,
  syncGroups,
];
