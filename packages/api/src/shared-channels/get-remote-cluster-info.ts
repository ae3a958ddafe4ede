import { requireSharedChannels } from '@foremast/domain/remote-clusters/service';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findRemoteCluster } from '@foremast/store/queries/remote-clusters';
import { sharesChannelWith } from '@foremast/store/queries/shared-channels';
import { RemoteClusterInfo } from '@foremast/wire/models/remote-cluster';
import { t } from '@foremast/wire/scalars';

// Whoever shares no channel with the server is told as if it were not there.
export const getRemoteClusterInfo = operation({
  id: 'GetRemoteClusterInfo',
  method: 'GET',
  path: '/api/v4/sharedchannels/remote_info/{remote_id}',
  summary: 'What people in a shared channel see of the other server.',
  query: t.Object({ include_deleted: t.Boolean() }),
  uncheckedParams: ['remote_id'],
  response: RemoteClusterInfo,
  permission: 'session',
  async handle({ params, query }, ctx) {
    requireSharedChannels(ctx);
    const remote = await findRemoteCluster(ctx.db, params.remote_id, query.include_deleted);
    if (!remote || !(await sharesChannelWith(ctx.db, ctx.userId, remote.remote_id))) throw notFound('api.context.remote_id_invalid.app_error');
    const { name, display_name, create_at, delete_at, last_ping_at } = remote;
    return { name, display_name, create_at, delete_at, last_ping_at };
  },
});
