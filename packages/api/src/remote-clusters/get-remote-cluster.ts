import { presentRemote } from '@foremast/domain/remote-clusters/present-remote';
import { readConnections, getRemoteCluster as remoteById, requireRemoteService } from '@foremast/domain/remote-clusters/service';
import { operation } from '@foremast/kernel/operation';
import { RemoteCluster } from '@foremast/wire/models/remote-cluster';

export const getRemoteCluster = operation({
  id: 'GetRemoteCluster',
  method: 'GET',
  path: '/api/v4/remotecluster/{remote_id}',
  summary: 'A server that this one is connected with.',
  uncheckedParams: ['remote_id'],
  response: RemoteCluster,
  permission: () => [readConnections],
  async handle({ params }, ctx) {
    requireRemoteService(ctx);
    return presentRemote(await remoteById(ctx, params.remote_id));
  },
});
