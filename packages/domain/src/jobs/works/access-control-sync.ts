import type { Ctx } from '@foremast/kernel/context';
import { accessPolicies, findAccessPolicy } from '@foremast/store/queries/access-policies';
import { SYNC } from '../../access-control/ask-for-sync.ts';
import { rulesApply } from '../../access-control/feature.ts';
import { type SyncResult, syncChannel } from '../../access-control/sync-channel.ts';
import { publicJob } from '../public-job.ts';

const AT_ONCE = 200;
/** So many people are named in the job; all are in the channels. */
const NAMED = 2_000;
const HOUR_MS = 60 * 60_000;

/** The channels that a policy concerns, in order of their ids: its own, those that build on it; without a policy all that have one. */
async function channelsAfter(ctx: Ctx, policyId: string, after: string): Promise<string[]> {
  const policy = policyId === '' ? undefined : await findAccessPolicy(ctx.db, policyId);
  if (policyId !== '' && policy?.type !== 'parent') return policy && policy.id > after ? [policy.id] : [];
  const rows = await accessPolicies(ctx.db, { type: 'channel', ...(policy ? { parentId: policy.id } : {}) }, { after, limit: AT_ONCE });
  return rows.map(({ id }) => id);
}

const parse = (text: string | undefined): Record<string, SyncResult> => (text ? (JSON.parse(text) as Record<string, SyncResult>) : {});
const countOf = (results: Record<string, SyncResult>): number =>
  Object.values(results).reduce((sum, one) => sum + one.MembersAdded.length + one.MembersRemoved.length, 0);

/** Brings the people of channels in line with their access rules, for one policy or for all. */
export const accessControlSync = publicJob({
  type: SYNC,
  isOffered: rulesApply,
  everyMs: (settings) => (rulesApply({ config: settings }) ? HOUR_MS : undefined),
  async run(ctx, run) {
    const policyId = run.data.policy_id ?? '';
    const results = parse(run.data.sync_results);
    let after = run.data.last_channel_id ?? '';
    for (;;) {
      const ids = await channelsAfter(ctx, policyId, after);
      for (const id of ids) {
        const result = await syncChannel(ctx, id, () => run.note({}));
        const room = Math.max(0, NAMED - countOf(results));
        const named = { MembersAdded: result.MembersAdded.slice(0, room), MembersRemoved: result.MembersRemoved.slice(0, room) };
        if (named.MembersAdded.length + named.MembersRemoved.length > 0) results[id] = named;
        after = id;
        await run.note({ last_channel_id: after, sync_results: JSON.stringify(results) });
      }
      if (ids.length < AT_ONCE) return;
    }
  },
});
