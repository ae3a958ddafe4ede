import { createJob } from '@foremast/api/jobs/create-job';
import { getJob } from '@foremast/api/jobs/get-job';
import { getJobs } from '@foremast/api/jobs/get-jobs';
import { Command } from 'commander';
import { Failure } from '../failure.ts';
import { showDone, showRows } from '../output.ts';
import { outputOf } from '../program-output.ts';
import { startBar } from '../progress.ts';
import { withServer } from '../session.ts';

const COLUMNS = ['id', 'type', 'status', 'progress', 'create_at'];
const LOOK_EVERY_MS = 200;
const OVER = new Set(['success', 'error', 'warning', 'canceled']);

function list(): Command {
  return new Command('list')
    .description('list background jobs, the newest first')
    .option('--type <type>', 'only those of this type', '')
    .option('--page <n>', 'which page', '0')
    .option('--per-page <n>', 'how many on a page', '60')
    .action(async (options, command) => {
      const query = { job_type: options.type, status: '', page: Number(options.page), per_page: Number(options.perPage) };
      const rows = await withServer((server) => server.call(getJobs, { query }));
      showRows(outputOf(command), rows ?? [], COLUMNS);
    });
}

function run(): Command {
  return new Command('run')
    .description('ask for a background job; a running server takes it, else it runs here')
    .argument('<type>', 'such as active_users')
    .option('--data <pairs...>', 'key=value')
    .option('--no-wait', 'do not wait for its end')
    .action(async (type, options, command) => {
      const out = outputOf(command);
      const data = Object.fromEntries(
        (options.data ?? []).map((pair: string) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
      );
      const job = await withServer(async (server) => {
        const made = await server.call(createJob, { body: { type, data } });
        if (!options.wait) return made;
        server.startJobs();
        const bar = startBar(out);
        for (;;) {
          const now = await server.call(getJob, { params: { job_id: made.id } });
          bar.at(now.progress, 100, type);
          if (OVER.has(now.status)) {
            bar.end(now.status);
            return now;
          }
          await Bun.sleep(LOOK_EVERY_MS);
        }
      });
      if (job.status === 'error') throw new Failure(`The job ${job.id} failed: ${job.data?.error ?? 'the log of the server tells why'}.`);
      showDone(out, `The job ${job.id} (${type}): ${job.status}.`, { id: job.id, status: job.status });
    });
}

export const jobCommand = (): Command => new Command('job').description('background jobs').addCommand(list()).addCommand(run());
