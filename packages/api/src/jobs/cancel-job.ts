import { cancelJob as cancel } from '@foremast/domain/jobs/cancel-job';
import { getJobRow, requireForJob } from '@foremast/domain/jobs/job-permissions';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const cancelJob = operation({
  id: 'CancelJob',
  method: 'POST',
  path: '/api/v4/jobs/{job_id}/cancel',
  summary: 'Stop a background job, or never begin it.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    const row = await getJobRow(ctx, params.job_id);
    await requireForJob(ctx, row.type, 'create', row.data);
    await ctx.tx((tx) => cancel(tx, row));
    return OK;
  },
});
