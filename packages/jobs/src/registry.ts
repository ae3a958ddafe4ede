import { sendMail } from '@foremast/domain/mail/send-mail';
import { expireVanishing } from '@foremast/domain/posts/burn-on-read';
import { sendReminders } from '@foremast/domain/posts/reminders';
import { endDoNotDisturb } from '@foremast/domain/status/end-do-not-disturb';
import type { AnyJob } from '@foremast/kernel/job';

/** Every job there is. */
export const jobs: readonly AnyJob[] = [endDoNotDisturb, expireVanishing, sendMail, sendReminders];
