import { echoMessage } from '@foremast/domain/commands/built-in/talk';
import { dailyComplianceReport } from '@foremast/domain/compliance/daily-report';
import { writeComplianceReport } from '@foremast/domain/compliance/write-report';
import { tellOfReport } from '@foremast/domain/content-flagging/tell-of-report';
import { extractFileText } from '@foremast/domain/files/extract-text';
import { deleteStoredFiles } from '@foremast/domain/files/forget-files';
import { indexRestoredFiles } from '@foremast/domain/files/index-restored-files';
import { makeFilePreviews } from '@foremast/domain/files/make-previews';
import { sweepLostFiles } from '@foremast/domain/files/sweep-files';
import { dropOutsiders, syncGroups } from '@foremast/domain/groups/sync-groups';
import { cleanUpJobs } from '@foremast/domain/jobs/clean-up-jobs';
import { lookAfterJobs } from '@foremast/domain/jobs/look-after-jobs';
import { runPublicJob } from '@foremast/domain/jobs/run-public-job';
import { pushExpiry } from '@foremast/domain/jobs/works/expiry-notify';
import { lookAtLinks } from '@foremast/domain/link-previews/look-at-links';
import { sendMail } from '@foremast/domain/mail/send-mail';
import { batchedMail } from '@foremast/domain/notifications/batched-mail';
import { forgetNotifications } from '@foremast/domain/notifications/keep-records';
import { mailPart } from '@foremast/domain/notifications/mail-in-parts';
import { notify } from '@foremast/domain/notifications/notify';
import { expireVanishing } from '@foremast/domain/posts/burn-on-read';
import { repeatNotifications } from '@foremast/domain/posts/persistent-notifications';
import { sendReminders } from '@foremast/domain/posts/reminders';
import { pushChange } from '@foremast/domain/push/push-change';
import { processRecap } from '@foremast/domain/recaps/process-recap';
import { pingRemote, pingRemotes } from '@foremast/domain/remote-clusters/ping';
import { sendDuePosts, sendScheduledPost } from '@foremast/domain/scheduled-posts/send-due-posts';
import { sendSearchChanges } from '@foremast/domain/search/engine/send-search-changes';
import { lookAfterIndexes } from '@foremast/domain/search/look-after-indexes';
import { removeExpired } from '@foremast/domain/sessions/remove-expired';
import { catchUp } from '@foremast/domain/shared-channels/catch-up';
import { sendInvite } from '@foremast/domain/shared-channels/send-invite';
import { syncChannel } from '@foremast/domain/shared-channels/sync-channel';
import { syncPerson } from '@foremast/domain/shared-channels/sync-person';
import { reportImport } from '@foremast/domain/slack-import/ask-for-import';
import { importSlack } from '@foremast/domain/slack-import/import-slack';
import { endDoNotDisturb } from '@foremast/domain/status/end-do-not-disturb';
import { cleanUpUploads } from '@foremast/domain/uploads/clean-up-uploads';
import { mailPasswordLink } from '@foremast/domain/users/reset-password';
import { mailVerificationLink } from '@foremast/domain/users/verify-email';
import { callOutgoingHook } from '@foremast/domain/webhooks/call-outgoing';
import type { AnyJob } from '@foremast/kernel/job';

/** Every job there is. */
export const jobs: readonly AnyJob[] = [
  batchedMail,
  callOutgoingHook,
  catchUp,
  cleanUpJobs,
  cleanUpUploads,
  sweepLostFiles,
  dailyComplianceReport,
  deleteStoredFiles,
  dropOutsiders,
  echoMessage,
  endDoNotDisturb,
  expireVanishing,
  extractFileText,
  forgetNotifications,
  importSlack,
  indexRestoredFiles,
  lookAfterIndexes,
  lookAfterJobs,
  lookAtLinks,
  mailPasswordLink,
  mailVerificationLink,
  makeFilePreviews,
  mailPart,
  notify,
  pingRemote,
  pingRemotes,
  processRecap,
  pushChange,
  pushExpiry,
  removeExpired,
  repeatNotifications,
  reportImport,
  runPublicJob,
  sendDuePosts,
  sendInvite,
  sendMail,
  sendReminders,
  sendScheduledPost,
  sendSearchChanges,
  syncChannel,
  syncGroups,
  syncPerson,
  tellOfReport,
  writeComplianceReport,
];
