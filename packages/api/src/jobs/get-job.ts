import { getJobRow, requireForJob } from '@foremast/domain/jobs/job-permissions';
import { operation } from '@foremast/kernel/operation';
import { Job } from '@foremast/wire/models/job';

export const getJob = operation({
  id: 'GetJob',
  method: 'GET',
  path: '/api/v4/jobs/{job_id}',
  summary: 'One background job.',
  response: Job,
  permission: 'session',
  async handle({ params }, ctx) {
    const row = await getJobRow(ctx, params.job_id);
    await requireForJob(ctx, row.type, 'read');
    return row;
  },
});
