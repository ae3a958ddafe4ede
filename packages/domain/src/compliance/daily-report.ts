import { job } from '@foremast/kernel/job';
import { t } from '@foremast/wire/scalars';
import { createReport } from './create-report.ts';
import { clockTime } from './report-lines.ts';

/** The day before, from midnight to midnight on the server's clock. */
function yesterday(now: number): { start: number; end: number; name: string } {
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  const before = new Date(midnight);
  before.setDate(before.getDate() - 1);
  return { start: before.getTime(), end: midnight.getTime(), name: clockTime(before.getTime()).slice(0, 10) };
}

/** Every day a report on the day before, where the settings ask for it. */
export const dailyComplianceReport = job({
  name: 'daily_compliance_report',
  input: t.Object({}),
  key: () => 'all',
  dailyAt: ({ ComplianceSettings }) => (ComplianceSettings.Enable && ComplianceSettings.EnableDaily ? '00:00' : undefined),
  async run(_, ctx) {
    const { start, end, name } = yesterday(ctx.now());
    const form = { desc: name, start_at: start - 1, end_at: end, keywords: '', emails: '' };
    await ctx.tx((tx) => createReport(tx, form, { type: 'daily', user_id: '' }));
  },
});
