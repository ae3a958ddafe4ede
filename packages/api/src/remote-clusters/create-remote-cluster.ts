import { createRemote } from '@foremast/domain/remote-clusters/connect';
import { presentRemote } from '@foremast/domain/remote-clusters/present-remote';
import { manageConnections, requireRemoteService } from '@foremast/domain/remote-clusters/service';
import { operation } from '@foremast/kernel/operation';
import { RemoteCluster } from '@foremast/wire/models/remote-cluster';
import { t } from '@foremast/wire/scalars';

export const createRemoteCluster = operation({
  id: 'CreateRemoteCluster',
  method: 'POST',
  path: '/api/v4/remotecluster',
  summary: 'Prepare the connection with another server; its administrator gets the code and, apart from it, the password.',
  body: t.Object({ name: t.String(), display_name: t.String(), default_team_id: t.String(), password: t.String() }),
  // What is malformed lacks what is needed, and is told so after the caller's rights were looked at.
  lenientBody: true,
  response: t.Object({ remote_cluster: RemoteCluster, invite: t.String(), password: t.Optional(t.String()) }),
  status: 201,
  permission: () => [manageConnections],
  async handle({ body }, ctx) {
    requireRemoteService(ctx);
    const { remote, ...rest } = await createRemote(ctx, body);
    return { remote_cluster: presentRemote(remote), ...rest };
  },
});
