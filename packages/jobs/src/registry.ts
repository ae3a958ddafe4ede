import { sendMail } from '@foremast/domain/mail/send-mail';
import { expireVanishing } from '@foremast/domain/posts/burn-on-read';
import { repeatNotifications } from '@foremast/domain/posts/persistent-notifications';
import { sendReminders } from '@foremast/domain/posts/reminders';
import { sendDuePosts } from '@foremast/domain/scheduled-posts/send-due-posts';
import { endDoNotDisturb } from '@foremast/domain/status/end-do-not-disturb';
import type { AnyJob } from '@foremast/kernel/job';

/** Every job there is. */
export const jobs: readonly AnyJob[] = [endDoNotDisturb, expireVanishing, repeatNotifications, sendDuePosts, sendMail, sendReminders];
