import type { Settings } from '@foremast/kernel/config/settings';
import type { Ctx } from '@foremast/kernel/context';
import { notFound, switchedOff } from '@foremast/kernel/error';
import { anyOf } from '@foremast/kernel/permission';
import { findRemoteCluster, type RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import { onSystem } from '../permissions/system.ts';

export const remotesAreOn = (settings: Settings): boolean => settings.ConnectedWorkspacesSettings.EnableRemoteClusterService;

/** Throws `api.remote_cluster.service_not_enabled.app_error` (501). */
export function requireRemoteService({ config }: Pick<Ctx, 'config'>): void {
  if (!remotesAreOn(config)) throw switchedOff('api.remote_cluster.service_not_enabled.app_error');
}

/** Channels are shared only where servers may be connected. Throws the same. */
export function requireSharedChannels({ config }: Pick<Ctx, 'config'>): void {
  if (!remotesAreOn(config) || !config.ConnectedWorkspacesSettings.EnableSharedChannels)
    throw switchedOff('api.remote_cluster.service_not_enabled.app_error');
}

export const manageConnections = onSystem('manage_secure_connections');
export const manageSharedChannels = onSystem('manage_shared_channels');
export const readConnections = anyOf(manageConnections, manageSharedChannels);

/** Throws `api.remote_cluster.get.not_found` (404). */
export async function getRemoteCluster(ctx: Pick<Ctx, 'db'>, id: string): Promise<RemoteClusterRow> {
  const row = await findRemoteCluster(ctx.db, id);
  if (!row) throw notFound('api.remote_cluster.get.not_found');
  return row;
}

/** The other side has answered to an invitation. */
export const isConfirmed = ({ site_url }: Pick<RemoteClusterRow, 'site_url'>): boolean => !site_url.startsWith('pending_');
/** A plugin speaks for it, not a server. */
export const isPlugin = ({ plugin_id, site_url }: Pick<RemoteClusterRow, 'plugin_id' | 'site_url'>): boolean =>
  plugin_id !== '' || site_url.startsWith('plugin_');
/** A server that can be written to. */
export const isReachable = (row: RemoteClusterRow): boolean => row.delete_at === 0 && isConfirmed(row) && !isPlugin(row);

export const OFFLINE_AFTER_MS = 5 * 60_000;
