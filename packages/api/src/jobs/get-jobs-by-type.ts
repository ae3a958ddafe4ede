import { requireForJob } from '@foremast/domain/jobs/job-permissions';
import { paging } from '@foremast/kernel/decode';
import { invalidUrl } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { publicJobs } from '@foremast/store/queries/public-jobs';
import { Job } from '@foremast/wire/models/job';
import { t } from '@foremast/wire/scalars';

const TYPE = /^[A-Za-z0-9_-]{1,32}$/;

export const getJobsByType = operation({
  id: 'GetJobsByType',
  method: 'GET',
  path: '/api/v4/jobs/type/{type}',
  summary: 'Background jobs of one type, the newest first.',
  query: t.Object(paging),
  response: t.Array(Job),
  permission: 'session',
  async handle({ params, query }, ctx) {
    if (!TYPE.test(params.type)) throw invalidUrl('job_type');
    await requireForJob(ctx, params.type, 'read');
    return publicJobs(ctx.db, { types: [params.type], page: query.page, perPage: query.per_page });
  },
});
