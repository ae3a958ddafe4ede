import { inviteAgain } from '@foremast/domain/remote-clusters/connect';
import { getRemoteCluster, manageConnections, requireRemoteService } from '@foremast/domain/remote-clusters/service';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const generateRemoteClusterInvite = operation({
  id: 'GenerateRemoteClusterInvite',
  method: 'POST',
  path: '/api/v4/remotecluster/{remote_id}/generate_invite',
  summary: 'Another code for a connection that was not accepted yet.',
  uncheckedParams: ['remote_id'],
  body: t.Object({ password: t.String() }),
  // What is malformed lacks what is needed, and is told so after the caller's rights were looked at.
  lenientBody: true,
  response: t.String(),
  status: 201,
  permission: () => [manageConnections],
  async handle({ params, body }, ctx) {
    requireRemoteService(ctx);
    return inviteAgain(ctx, await getRemoteCluster(ctx, params.remote_id), body.password);
  },
});
