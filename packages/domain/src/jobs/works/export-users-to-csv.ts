import type { Ctx } from '@foremast/kernel/context';
import { findUser } from '@foremast/store/queries/users';
import { messageFromSystemBot, systemBot } from '../../bots/system-bot.ts';
import { openDirect } from '../../channels/open-direct.ts';
import { discardDraft, receiveDraft } from '../../files/draft.ts';
import { saveFiles } from '../../files/save-files.ts';
import { EXPORT_USERS } from '../../reports/export-users.ts';
import { columnsOfPeople, lineOfPerson } from '../../reports/person-line.ts';
import { countReportedUsers, type ReportQuery, rowsOfReport } from '../../reports/user-report.ts';
import { type PublicJobRun, publicJob } from '../public-job.ts';

const AT_ONCE = 100;
const LARGEST = 1024 ** 3;

const queryOf = ({ data }: Pick<PublicJobRun, 'data'>): ReportQuery => ({
  sort_column: 'Username',
  sort_direction: 'asc',
  direction: 'next',
  page_size: String(AT_ONCE),
  from_column_value: '',
  from_id: '',
  date_range: data.date_range ?? '',
  role_filter: data.role ?? '',
  team_filter: data.team ?? '',
  has_no_team: data.has_no_team === 'true',
  hide_active: data.hide_active === 'true',
  hide_inactive: data.hide_inactive === 'true',
  guest_filter: data.guest_filter ?? '',
  search_term: data.search_term ?? '',
});

/** The report, some people at a time. */
async function* lines(ctx: Ctx, run: PublicJobRun): AsyncGenerator<Uint8Array> {
  const query = queryOf(run);
  const { stringify } = await import('csv-stringify/sync');
  const bytes = (rows: readonly (readonly string[])[]) => Buffer.from(stringify([...rows] as string[][], { escape_formulas: true }));
  const total = Math.max(1, await countReportedUsers(ctx, query));
  yield bytes([columnsOfPeople]);
  for (let done = 0, from = { from_column_value: '', from_id: '' }; ; ) {
    const rows = await rowsOfReport(ctx, { ...query, ...from });
    if (rows.length > 0) yield bytes(rows.map(lineOfPerson));
    done += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    from = { from_column_value: last.username, from_id: last.id };
    await run.progress(Math.min(99, (done * 100) / total), { last_column_value: last.username, last_user_id: last.id });
  }
}

/** Writes the report on people to a file, and sends it to who asked for it. */
export const exportUsersToCsv = publicJob({
  type: EXPORT_USERS,
  async run(ctx, run) {
    const userId = run.data.requesting_user_id ?? '';
    if (!(await findUser(ctx.db, userId))) return;
    const draft = await receiveDraft(ctx.app, lines(ctx, run), LARGEST, () => new Error('the report is too large'));
    try {
      const place = await ctx.tx(async (tx) => {
        const bot = await systemBot(tx);
        return { userId: bot.id, channelId: (await openDirect(tx, bot.id, userId, true)).id };
      });
      const [file] = await saveFiles(ctx, [{ name: `batch_report_${run.id}.csv`, draft }], place);
      await run.note({ file_count: '1' });
      await ctx.tx((tx) => messageFromSystemBot(tx, userId, { message: 'The report on people is ready.', file_ids: file ? [file.id] : [] }));
    } finally {
      await discardDraft(draft);
    }
  },
});
