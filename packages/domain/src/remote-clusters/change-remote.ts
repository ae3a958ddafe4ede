import type { Ctx } from '@foremast/kernel/context';
import { type RemoteClusterRow, updateRemoteCluster } from '@foremast/store/queries/remote-clusters';
import { endSharedChannelRemotes } from '@foremast/store/queries/shared-channels';
import { audit } from '../audits/audit.ts';
import { leaveForeignChannels } from '../shared-channels/leave-foreign.ts';
import { checkDefaultTeam, checkDisplayName } from './check-remote.ts';

export interface RemotePatch {
  readonly display_name?: string | undefined;
  readonly default_team_id?: string | undefined;
}

/** What is left out stays as it is. */
export async function patchRemote(ctx: Ctx, row: RemoteClusterRow, { display_name, default_team_id }: RemotePatch): Promise<RemoteClusterRow> {
  if (default_team_id !== undefined) await checkDefaultTeam(ctx, default_team_id);
  if (display_name !== undefined) checkDisplayName(display_name);
  const change = { ...(display_name === undefined ? {} : { display_name }), ...(default_team_id === undefined ? {} : { default_team_id }) };
  await ctx.tx(async (tx) => {
    if (Object.keys(change).length > 0) await updateRemoteCluster(tx.db, row.remote_id, change);
    await audit(tx, { extra: `remote_id=${row.remote_id}` });
  });
  return { ...row, ...change };
}

/** The connection ends; what was shared stays where it is, and is shared no more. */
export async function removeRemote(ctx: Ctx, row: RemoteClusterRow): Promise<void> {
  await ctx.tx(async (tx) => {
    const now = tx.now();
    await updateRemoteCluster(tx.db, row.remote_id, { delete_at: now });
    await leaveForeignChannels(tx, row.remote_id, await endSharedChannelRemotes(tx.db, row.remote_id, now));
    await audit(tx, { extra: `remote_id=${row.remote_id}` });
  });
}
