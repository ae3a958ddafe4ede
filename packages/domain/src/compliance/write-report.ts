import type { Ctx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { type CompliancePostRow, type ComplianceRow, compliancePosts, findCompliance, updateCompliance } from '@foremast/store/queries/compliances';
import { Id, t } from '@foremast/wire/scalars';
import { writeArchive } from '../files/write-archive.ts';
import { reportPath, reportStore } from './report-file.ts';
import { reportColumns, reportLine } from './report-lines.ts';

const words = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

async function* batches(ctx: Ctx, row: ComplianceRow, direct: boolean): AsyncGenerator<CompliancePostRow[]> {
  const limit = Math.max(1, ctx.config.ComplianceSettings.BatchSize);
  const search = { direct, from: row.start_at, to: row.end_at, keywords: words(row.keywords), emails: words(row.emails), limit };
  for (let after = { create_at: row.start_at, id: '' }; ; ) {
    const posts = await compliancePosts(ctx.db, { ...search, after });
    if (posts.length > 0) yield posts;
    const last = posts.at(-1);
    if (!last || posts.length < limit) return;
    after = last;
  }
}

/** The lines of the report; channels of teams first. */
async function* lines(ctx: Ctx, row: ComplianceRow, counted: (count: number) => void): AsyncGenerator<Uint8Array> {
  const { stringify } = await import('csv-stringify/sync');
  yield Buffer.from(stringify([[...reportColumns]]));
  for (const direct of [false, true]) {
    for await (const posts of batches(ctx, row, direct)) {
      counted(posts.length);
      yield Buffer.from(stringify(posts.map((post) => reportLine(post, direct))));
    }
  }
}

async function write(ctx: Ctx, row: ComplianceRow): Promise<number> {
  let count = 0;
  await writeArchive(ctx.app, reportStore(ctx.app), reportPath(row), async (archive) => {
    await archive.add(
      'posts.csv',
      lines(ctx, row, (more) => void (count += more)),
    );
    await archive.add('meta.json', [Buffer.from(JSON.stringify({ ...row, status: 'finished', count }))]);
  });
  return count;
}

/** Writes a report that somebody asked for. */
export const writeComplianceReport = job({
  name: 'write_compliance_report',
  input: t.Object({ id: Id }),
  key: ({ id }) => id,
  async run({ id }, ctx) {
    const row = await findCompliance(ctx.db, id);
    if (!row || (row.status !== 'created' && row.status !== 'running')) return;
    await ctx.tx((tx) => updateCompliance(tx.db, id, { status: 'running' }));
    try {
      const count = await write(ctx, row);
      await ctx.tx((tx) => updateCompliance(tx.db, id, { status: 'finished', count }));
    } catch (error) {
      await ctx.tx((tx) => updateCompliance(tx.db, id, { status: 'failed' }));
      throw error;
    }
  },
});
