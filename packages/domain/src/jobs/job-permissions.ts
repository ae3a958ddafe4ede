import type { Ctx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { anyOf } from '@foremast/kernel/permission';
import { findPublicJob, type PublicJobRow } from '@foremast/store/queries/public-jobs';
import { SYNC } from '../access-control/ask-for-sync.ts';
import { ruleMakerOf } from '../permissions/access-control.ts';
import { onSystem } from '../permissions/system.ts';
import { type JobRights, rightsOf } from './job-types.ts';

const NOBODY: Readonly<Record<keyof JobRights, string>> = {
  create: 'api.job.unable_to_create_job.incorrect_job_type',
  manage: 'api.job.unable_to_manage_job.incorrect_job_type',
  read: 'api.job.retrieve.nopermissions',
};

/** Types that nobody may touch over the API are a bad request; what the caller may not is refused. `data`: of the job. */
export async function requireForJob(ctx: Ctx, type: string, right: keyof JobRights, data: PublicJobRow['data'] = null): Promise<void> {
  const permission = rightsOf(type)[right];
  if (permission === undefined) throw badRequest(NOBODY[right]);
  const own = type === SYNC && right === 'create' ? data?.policy_id : undefined;
  await ctx.require(own ? anyOf(onSystem(permission), ruleMakerOf(own)) : onSystem(permission));
}

export async function mayReadJobs(ctx: Ctx, type: string): Promise<boolean> {
  const permission = rightsOf(type).read;
  return permission !== undefined && ctx.may(onSystem(permission));
}

export async function getJobRow(ctx: Ctx, id: string): Promise<PublicJobRow> {
  const row = await findPublicJob(ctx.db, id);
  if (!row) throw notFound('app.job.get.app_error');
  return row;
}
