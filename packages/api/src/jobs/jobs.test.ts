import { expect, test } from 'bun:test';
import { knowWorks } from '@foremast/domain/jobs/known-work';
import { publicJob } from '@foremast/domain/jobs/public-job';
import { switchedOff } from '@foremast/kernel/error';
import { startServer } from '@foremast/testing/server';
import { cancelJob } from './cancel-job.ts';
import { createJob } from './create-job.ts';
import { getJob } from './get-job.ts';
import { getJobs } from './get-jobs.ts';
import { getJobsByType } from './get-jobs-by-type.ts';
import { updateJobStatus } from './update-job-status.ts';

let step: (() => Promise<void>) | undefined;
const server = await startServer();
const { admin } = server;
const member = await server.user();

// Stand in for works that take their time, fail, or do not do all.
knowWorks([
  publicJob({
    type: 'plugins',
    async run(_, run) {
      for (let i = 0; i < 100; i++) {
        await run.progress(i, { row: String(i) });
        await step?.();
        await Bun.sleep(2);
      }
    },
  }),
  publicJob({
    type: 'active_users',
    run() {
      throw switchedOff('ent.elasticsearch.generic.disabled');
    },
  }),
  publicJob({ type: 'product_notices', run: async () => 'warning' as const }),
]);

const make = async (type: string, data: Record<string, string> | null = null) => (await admin.call(createJob, { body: { type, data } })).body;
const look = async (id: string) => (await admin.call(getJob, { params: { job_id: id } })).body;
async function until(id: string, status: string) {
  for (let tries = 0; tries < 500; tries++) {
    const job = await look(id);
    if (job.status === status) return job;
    await Bun.sleep(10);
  }
  throw new Error(`the job did not become ${status}: ${JSON.stringify(await look(id))}`);
}

test('a job waits, runs, and tells how it ended', async () => {
  const made = await make('export_delete', { note: 'mine' });
  expect(made).toMatchObject({ type: 'export_delete', status: 'pending', progress: 0, start_at: 0, last_activity_at: 0, data: { note: 'mine' } });
  await server.drainJobs();
  const done = await look(made.id);
  expect(done).toMatchObject({ status: 'success', progress: 100, data: { note: 'mine' } });
  expect(done.start_at).toBeGreaterThanOrEqual(made.create_at);
});

test('what a job could not do is told in the job', async () => {
  const failed = await make('active_users');
  const warned = await make('product_notices');
  await server.drainJobs();
  expect(await look(failed.id)).toMatchObject({ status: 'error', progress: -1, data: { error: expect.any(String) } });
  expect(await look(warned.id)).toMatchObject({ status: 'warning', progress: 100 });
});

test('a waiting job that is cancelled never begins; a running one stops where it is', async () => {
  const waiting = await make('plugins');
  expect((await admin.call(cancelJob, { params: { job_id: waiting.id } })).body).toEqual({ status: 'OK' });
  const running = await make('plugins');
  const begun = new Promise<void>((resolve) => {
    step = async () => resolve();
  });
  const drained = server.drainJobs();
  await begun;
  expect(await look(running.id)).toMatchObject({ status: 'in_progress', data: { row: expect.any(String) } });
  expect((await admin.call(cancelJob, { params: { job_id: running.id } })).status).toBe(200);
  await until(running.id, 'canceled');
  await drained;
  step = undefined;
  expect(await look(waiting.id)).toMatchObject({ status: 'canceled', start_at: 0 });
  expect(await admin.call(cancelJob, { params: { job_id: running.id } })).toMatchObject({
    status: 400,
    body: { id: 'jobs.request_cancellation.status.error' },
  });
});

test('a job can be set back to wait, and is done then', async () => {
  const { id } = await make('export_delete');
  await admin.call(cancelJob, { params: { job_id: id } });
  expect(await admin.call(updateJobStatus, { params: { job_id: id }, body: { status: 'pending', force: false } })).toMatchObject({
    status: 400,
    body: { id: 'api.job.status.invalid' },
  });
  expect(await admin.call(updateJobStatus, { params: { job_id: id }, body: { status: 'success', force: true } })).toMatchObject({
    status: 400,
    body: { id: 'app.job.update_status.app_error' },
  });
  expect((await admin.call(updateJobStatus, { params: { job_id: id }, body: { status: 'pending', force: true } })).body).toEqual({ status: 'OK' });
  await server.drainJobs();
  expect(await look(id)).toMatchObject({ status: 'success' });
});

test('lists have the newest first, by type and by state', async () => {
  const older = await make('import_delete');
  await Bun.sleep(5);
  const newer = await make('import_delete');
  await server.drainJobs();
  const ids = (jobs: { id: string }[]) => jobs.map(({ id }) => id);
  expect(ids((await admin.call(getJobsByType, { params: { type: 'import_delete' }, query: { per_page: 2 } })).body)).toEqual([newer.id, older.id]);
  expect(ids((await admin.call(getJobs, { query: { job_type: 'import_delete', status: 'success', per_page: 1 } })).body)).toEqual([newer.id]);
  expect((await admin.call(getJobs, { query: { job_type: 'import_delete', status: 'canceled' } })).body).toEqual([]);
  expect((await admin.call(getJobs, { query: { job_type: 'import_delete', page: 99 } })).body).toBeNull();
});

test.each([
  ['ask for a job', () => member.call(createJob, { body: { type: 'export_delete' } })],
  ['list jobs', () => member.call(getJobs)],
  ['list jobs of a type', () => member.call(getJobsByType, { params: { type: 'plugins' } })],
])('a member may not %s', async (_, ask) => {
  expect(await ask()).toMatchObject({ status: 403, body: { id: 'api.context.permissions.app_error' } });
});

test.each([
  ['a type that nobody may ask for', { type: 'cleanup_desktop_tokens' }, 'api.job.unable_to_create_job.incorrect_job_type'],
  ['a type without its work', { type: 'data_retention' }, 'model.job.is_valid.type.app_error'],
  ['data that is no text', { type: 'export_delete', data: { n: 5 } }, 'api.context.invalid_body_param.app_error'],
])('%s is refused', async (_, body, id) => {
  expect(await admin.call(createJob, { body })).toMatchObject({ status: 400, body: { id } });
});
