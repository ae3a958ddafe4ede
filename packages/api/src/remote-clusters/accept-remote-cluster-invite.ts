import { acceptInvite } from '@foremast/domain/remote-clusters/connect';
import { presentRemote } from '@foremast/domain/remote-clusters/present-remote';
import { manageConnections, requireRemoteService } from '@foremast/domain/remote-clusters/service';
import { operation } from '@foremast/kernel/operation';
import { RemoteCluster } from '@foremast/wire/models/remote-cluster';
import { t } from '@foremast/wire/scalars';

export const acceptRemoteClusterInvite = operation({
  id: 'AcceptRemoteClusterInvite',
  method: 'POST',
  path: '/api/v4/remotecluster/accept_invite',
  summary: 'Connect with the server that a code comes from.',
  body: t.Object({ name: t.String(), display_name: t.String(), default_team_id: t.String(), invite: t.String(), password: t.String() }),
  // What is malformed lacks what is needed, and is told so after the caller's rights were looked at.
  lenientBody: true,
  response: RemoteCluster,
  status: 201,
  permission: () => [manageConnections],
  async handle({ body }, ctx) {
    requireRemoteService(ctx);
    return presentRemote(await acceptInvite(ctx, body));
  },
});
