import { patchRemote } from '@foremast/domain/remote-clusters/change-remote';
import { presentRemote } from '@foremast/domain/remote-clusters/present-remote';
import { getRemoteCluster, manageConnections, requireRemoteService } from '@foremast/domain/remote-clusters/service';
import { operation } from '@foremast/kernel/operation';
import { RemoteCluster } from '@foremast/wire/models/remote-cluster';
import { t } from '@foremast/wire/scalars';

export const patchRemoteCluster = operation({
  id: 'PatchRemoteCluster',
  method: 'PATCH',
  path: '/api/v4/remotecluster/{remote_id}',
  summary: 'Call a connected server something else, or put its channels into another team.',
  uncheckedParams: ['remote_id'],
  body: t.Object({ display_name: t.Optional(t.String()), default_team_id: t.Optional(t.String()) }),
  bodyName: 'remotecluster',
  response: RemoteCluster,
  permission: () => [manageConnections],
  async handle({ params, body }, ctx) {
    requireRemoteService(ctx);
    return presentRemote(await patchRemote(ctx, await getRemoteCluster(ctx, params.remote_id), body));
  },
});
