import { removeRemote } from '@foremast/domain/remote-clusters/change-remote';
import { getRemoteCluster, manageConnections, requireRemoteService } from '@foremast/domain/remote-clusters/service';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteRemoteCluster = operation({
  id: 'DeleteRemoteCluster',
  method: 'DELETE',
  path: '/api/v4/remotecluster/{remote_id}',
  summary: 'End the connection with a server.',
  uncheckedParams: ['remote_id'],
  response: StatusOK,
  permission: () => [manageConnections],
  async handle({ params }, ctx) {
    requireRemoteService(ctx);
    await removeRemote(ctx, await getRemoteCluster(ctx, params.remote_id));
    return OK;
  },
});
