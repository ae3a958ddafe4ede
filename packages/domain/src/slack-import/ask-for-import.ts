import type { Ctx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { job } from '@foremast/kernel/job';
import { findJob } from '@foremast/store/queries/jobs';
import { findTeam } from '@foremast/store/queries/teams';
import { findUser } from '@foremast/store/queries/users';
import { Id, t } from '@foremast/wire/scalars';
import { audit } from '../audits/audit.ts';
import { messageFromSystemBot } from '../bots/system-bot.ts';
import type { Draft } from '../files/draft.ts';
import { fileStore } from '../files/file-store.ts';
import { hasSystem } from '../permissions/system.ts';
import { importSlack } from './import-slack.ts';
import { pieces } from './message-text.ts';
import { BadArchive, SlackArchive } from './slack-archive.ts';

const WAIT_MS = 40_000;
const LOOK_EVERY_MS = 100;
const LOOK_AGAIN_MS = 30_000;
const MESSAGE_MAX = 16_000;

async function requireArchive(draft: Draft): Promise<void> {
  try {
    (await SlackArchive.open(draft.path)).close();
  } catch (error) {
    throw error instanceof BadArchive ? badRequest('api.slackimport.slack_import.zip.app_error') : error;
  }
}

/** The report of an import that has ended; `undefined` while it goes on. */
async function reportOf(ctx: Pick<Ctx, 'db'>, jobId: string): Promise<string | undefined> {
  const row = await findJob(ctx.db, jobId);
  if (row?.status === 'waiting' || row?.status === 'running') return undefined;
  const kept = row?.data as { report?: unknown } | null | undefined;
  return typeof kept?.report === 'string' ? kept.report : 'The import failed. What had come by then is here; the reason is in the log of the server.';
}

/** Whoever asked for a long import gets its report as a message. */
export const reportImport = job({
  name: 'slack_import_report',
  input: t.Object({ job_id: Id, user_id: Id }),
  key: ({ job_id }) => job_id,
  async run({ job_id, user_id }, ctx) {
    const report = await reportOf(ctx, job_id);
    await ctx.tx(async (tx) => {
      if (report === undefined) return tx.enqueue(reportImport, { job_id, user_id }, { runAt: tx.now() + LOOK_AGAIN_MS });
      const user = await findUser(tx.db, user_id);
      if (!user || user.delete_at > 0) return;
      for (const message of pieces(report, MESSAGE_MAX)) await messageFromSystemBot(tx, user_id, { message });
    });
  },
});

/**
 * An archive is imported by a job. What it has to tell is answered if it is done soon, else it is sent to the caller as a
 * message. Throws `api.slackimport.slack_import.zip.app_error` (400) for what is no archive.
 */
export async function askForImport(ctx: Ctx, teamId: string, draft: Draft): Promise<string> {
  await requireArchive(draft);
  if (!(await findTeam(ctx.db, teamId))) throw notFound('app.team.get.find.app_error');
  const path = `slack-imports/${newId()}.zip`;
  await fileStore(ctx.app).adopt(path, draft.path);
  const by_administrator = await hasSystem(ctx, 'manage_system');
  const jobId = await ctx.tx(async (tx) => {
    await audit(tx, { extra: `team_id=${teamId}` });
    await tx.enqueue(importSlack, { path, team_id: teamId, by_administrator });
    return tx.tickets.at(-1)?.id ?? '';
  });
  for (const end = Date.now() + WAIT_MS; Date.now() < end; await Bun.sleep(LOOK_EVERY_MS)) {
    const report = await reportOf(ctx, jobId);
    if (report !== undefined) return report;
  }
  await ctx.tx((tx) => tx.enqueue(reportImport, { job_id: jobId, user_id: ctx.userId }, { runAt: tx.now() + LOOK_AGAIN_MS }));
  return 'The import goes on. Its report will come to you as a message.';
}
