import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { liveJobsOf } from '@foremast/store/queries/public-jobs';
import { messageFromSystemBot } from '../bots/system-bot.ts';
import { createJob } from '../jobs/create-job.ts';
import { checkReportFilter, daysOf, type ReportQuery } from './user-report.ts';

export const EXPORT_USERS = 'export_users_to_csv';

const DAY_MS = 86_400_000;

/** What the report was asked for, as the job keeps it. */
function dataOf(q: ReportQuery, requestedBy: string, now: number): Record<string, string> {
  const days = daysOf(q.date_range, now);
  return {
    requesting_user_id: requestedBy,
    date_range: q.date_range,
    role: q.role_filter,
    team: q.team_filter,
    hide_active: String(q.hide_active === true),
    hide_inactive: String(q.hide_inactive === true),
    start_at: days ? String(Date.parse(days.from)) : '0',
    end_at: days ? String(Date.parse(days.to) + DAY_MS - 1) : '0',
    guest_filter: q.guest_filter,
    ...(q.has_no_team ? { has_no_team: 'true' } : {}),
    ...(q.search_term ? { search_term: q.search_term } : {}),
  };
}

const ASKED = ['requesting_user_id', 'date_range', 'role', 'team', 'hide_active', 'hide_inactive', 'guest_filter', 'has_no_team', 'search_term'];
const same = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  ASKED.every((key) => (a[key] ?? '') === (b[key] ?? ''));

/**
 * Begins to write the report on people to a file. The one who asked for it is told by the server's bot. Throws
 * `app.report.start_users_batch_export.job_exists` (400) while the same one is being written.
 */
export async function startUsersExport(tx: Tx, q: ReportQuery, requestedBy: string): Promise<void> {
  checkReportFilter(q);
  const data = dataOf(q, requestedBy, tx.now());
  if ((await liveJobsOf(tx.db, EXPORT_USERS)).some((job) => same(job.data ?? {}, data))) {
    throw badRequest('app.report.start_users_batch_export.job_exists');
  }
  await createJob(tx, { type: EXPORT_USERS, data });
  await messageFromSystemBot(tx, requestedBy, { message: 'The report on people is being written. You get it here when it is ready.' });
}
