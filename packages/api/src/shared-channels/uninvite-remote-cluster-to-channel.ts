import { manageSharedChannels, requireSharedChannels } from '@foremast/domain/remote-clusters/service';
import { uninviteRemote } from '@foremast/domain/shared-channels/share-channel';
import { badRequest } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';
import { findRemoteCluster } from '@foremast/store/queries/remote-clusters';

// 204 without a body when the channel was not shared with that server.
export const uninviteRemoteClusterToChannel = operation({
  id: 'UninviteRemoteClusterToChannel',
  method: 'POST',
  path: '/api/v4/remotecluster/{remote_id}/channels/{channel_id}/uninvite',
  summary: 'Share a channel with a connected server no more.',
  uncheckedParams: ['remote_id'],
  response: Raw,
  permission: () => [manageSharedChannels],
  async handle({ params }, ctx) {
    requireSharedChannels(ctx);
    const remote = await findRemoteCluster(ctx.db, params.remote_id);
    if (!remote) throw badRequest('api.context.remote_id_invalid.app_error');
    if (!(await uninviteRemote(ctx, remote.remote_id, params.channel_id))) return new Response(null, { status: 204 });
    return new Response('{"status":"OK"}', { headers: { 'content-type': 'application/json', vary: 'Accept-Encoding' } });
  },
});
