import type { Ctx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { findRemoteCluster, type RemoteClusterRow, remoteClusters, updateRemoteCluster } from '@foremast/store/queries/remote-clusters';
import { Id, t } from '@foremast/wire/scalars';
import { catchUp } from '../shared-channels/catch-up.ts';
import { sendFrame } from './send-frame.ts';
import { isReachable, OFFLINE_AFTER_MS, remotesAreOn } from './service.ts';

const TIMEOUT_MS = 15_000;
const AT_ONCE = 100;

/** Asks another server whether it is there. When it is there again after a while, it gets what it has missed. */
async function ping(ctx: Ctx, remote: RemoteClusterRow): Promise<void> {
  if (!isReachable(remote)) return;
  const answer = await sendFrame(ctx, remote, { path: 'ping', topic: '', payload: { sent_at: ctx.now(), recv_at: 0 }, timeoutMs: TIMEOUT_MS });
  if (typeof answer?.recv_at !== 'number') return;
  await heardOf(ctx, remote);
}

/** Another server was heard of just now. */
export async function heardOf(ctx: Ctx, remote: RemoteClusterRow): Promise<void> {
  const now = ctx.now();
  const wasAway = now - remote.last_ping_at > OFFLINE_AFTER_MS;
  await ctx.tx(async (tx) => {
    await updateRemoteCluster(tx.db, remote.remote_id, { last_ping_at: now });
    if (wasAway) await tx.enqueue(catchUp, { remote_id: remote.remote_id });
  });
}

/** A new connection: both sides hear of each other at once, and what waited for it is sent. */
export const pingRemote = job({
  name: 'remote_cluster_ping',
  input: t.Object({ remote_id: Id }),
  key: ({ remote_id }) => remote_id,
  attempts: 1,
  async run({ remote_id }, ctx) {
    const remote = await findRemoteCluster(ctx.db, remote_id);
    if (!remote || !remotesAreOn(ctx.config)) return;
    await ping(ctx, remote);
    await ctx.tx((tx) => tx.enqueue(catchUp, { remote_id }));
  },
});

/** All connected servers, every minute. */
export const pingRemotes = job({
  name: 'remote_cluster_pings',
  input: t.Object({}),
  key: () => 'all',
  everyMs: 60_000,
  attempts: 1,
  async run(_, ctx) {
    if (!remotesAreOn(ctx.config)) return;
    for (let offset = 0, more = true; more; offset += AT_ONCE) {
      const rows = await remoteClusters(ctx.db, { confirmed: true, plugins: false, offset, limit: AT_ONCE });
      await Promise.all(rows.map((row) => ping(ctx, row)));
      more = rows.length === AT_ONCE;
    }
  },
});
