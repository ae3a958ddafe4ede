import { setJobStatus } from '@foremast/domain/jobs/cancel-job';
import { getJobRow, requireForJob } from '@foremast/domain/jobs/job-permissions';
import { invalidBody } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const updateJobStatus = operation({
  id: 'UpdateJobStatus',
  method: 'PATCH',
  path: '/api/v4/jobs/{job_id}/status',
  summary: 'Set the state of a background job by hand.',
  body: t.Object({ status: t.String(), force: t.Boolean() }),
  bodyName: 'status',
  response: StatusOK,
  permission: 'session',
  async handle({ params, body }, ctx) {
    if (body.status === '') throw invalidBody('status');
    const row = await getJobRow(ctx, params.job_id);
    await requireForJob(ctx, row.type, 'manage');
    await ctx.tx((tx) => setJobStatus(tx, row, body.status, body.force));
    return OK;
  },
});
