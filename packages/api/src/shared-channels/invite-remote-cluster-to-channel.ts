import { getChannelHead } from '@foremast/domain/channels/get-channel';
import { manageSharedChannels, requireSharedChannels } from '@foremast/domain/remote-clusters/service';
import { inviteRemote } from '@foremast/domain/shared-channels/share-channel';
import { badRequest } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { findRemoteCluster } from '@foremast/store/queries/remote-clusters';
import { StatusOK } from '@foremast/wire/models/status';

export const inviteRemoteClusterToChannel = operation({
  id: 'InviteRemoteClusterToChannel',
  method: 'POST',
  path: '/api/v4/remotecluster/{remote_id}/channels/{channel_id}/invite',
  summary: 'Share a channel with a connected server.',
  uncheckedParams: ['remote_id'],
  response: StatusOK,
  permission: () => [manageSharedChannels],
  async handle({ params }, ctx) {
    requireSharedChannels(ctx);
    const remote = await findRemoteCluster(ctx.db, params.remote_id);
    if (!remote) throw badRequest('api.context.remote_id_invalid.app_error');
    await inviteRemote(ctx, remote, await getChannelHead(ctx.db, params.channel_id));
    return OK;
  },
});
