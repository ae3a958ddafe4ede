import { endSyncsOf, SYNC } from '@foremast/domain/access-control/ask-for-sync';
import { createJob as create } from '@foremast/domain/jobs/create-job';
import { requireForJob } from '@foremast/domain/jobs/job-permissions';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Job } from '@foremast/wire/models/job';
import { t } from '@foremast/wire/scalars';

/** So long what was asked for by mistake can still be taken back. */
const DELAY_MS = 1_500;

export const createJob = operation({
  id: 'CreateJob',
  method: 'POST',
  path: '/api/v4/jobs',
  summary: 'Ask for a background job.',
  body: t.Object({ type: t.String(), data: t.Nullable(t.StringMap()) }),
  bodyName: 'job',
  status: 201,
  response: Job,
  permission: 'session',
  async handle({ body }, ctx) {
    await requireForJob(ctx, body.type, 'create', body.data);
    const made = await ctx.tx(async (tx) => {
      if (body.type === SYNC) await endSyncsOf(tx, body.data?.policy_id ?? '');
      return create(tx, { ...body, delayMs: DELAY_MS });
    });
    if (!made) throw invalidBody('job');
    return made;
  },
});
