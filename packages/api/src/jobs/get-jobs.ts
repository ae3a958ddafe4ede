import { mayReadJobs, requireForJob } from '@foremast/domain/jobs/job-permissions';
import { listedTypes } from '@foremast/domain/jobs/job-types';
import type { Ctx } from '@foremast/kernel/context';
import { paging } from '@foremast/kernel/decode';
import { badRequest, invalidUrl, noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { publicJobs } from '@foremast/store/queries/public-jobs';
import { Job, jobStatuses } from '@foremast/wire/models/job';
import { t } from '@foremast/wire/scalars';

async function typesFor(ctx: Ctx, asked: string): Promise<string[]> {
  if (asked !== '') {
    if (!listedTypes.includes(asked)) throw invalidUrl('job_type');
    await requireForJob(ctx, asked, 'read');
    return [asked];
  }
  const allowed = await Promise.all(listedTypes.map((type) => mayReadJobs(ctx, type)));
  const types = listedTypes.filter((_, i) => allowed[i]);
  if (types.length === 0) throw noPermission();
  return types;
}

// Nothing to list is null, unless a state was asked for: clients have always seen it so.
export const getJobs = operation({
  id: 'GetJobs',
  method: 'GET',
  path: '/api/v4/jobs',
  summary: 'Background jobs, the newest first.',
  query: t.Object({ ...paging, job_type: t.String(), status: t.String() }),
  response: t.Nullable(t.Array(Job)),
  permission: 'session',
  async handle({ query }, ctx) {
    const { page, per_page: perPage, status } = query;
    const types = await typesFor(ctx, query.job_type);
    if (status === '') {
      const found = await publicJobs(ctx.db, { types, page, perPage });
      return found.length > 0 ? found : null;
    }
    if (!(jobStatuses as readonly string[]).includes(status)) throw badRequest('api.job.status.invalid');
    return publicJobs(ctx.db, { types, status, page, perPage });
  },
});
