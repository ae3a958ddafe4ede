import { dropOutsiders, syncGroups } from '@foremast/domain/groups/sync-groups';
import { sendMail } from '@foremast/domain/mail/send-mail';
import { expireVanishing } from '@foremast/domain/posts/burn-on-read';
import { sendReminders } from '@foremast/domain/posts/reminders';
import { removeExpired } from '@foremast/domain/sessions/remove-expired';
import { endDoNotDisturb } from '@foremast/domain/status/end-do-not-disturb';
import type { AnyJob } from '@foremast/kernel/job';

/** Every job there is. */
export const jobs: readonly AnyJob[] = [dropOutsiders, endDoNotDisturb, expireVanishing, removeExpired, sendMail, sendReminders, syncGroups];
