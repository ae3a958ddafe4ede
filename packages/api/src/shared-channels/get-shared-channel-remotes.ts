import { readChannel } from '@foremast/domain/permissions/channel';
import { requireSharedChannels } from '@foremast/domain/remote-clusters/service';
import { operation } from '@foremast/kernel/operation';
import { remoteInfosOfChannel } from '@foremast/store/queries/shared-channels';
import { RemoteClusterInfo } from '@foremast/wire/models/remote-cluster';
import { t } from '@foremast/wire/scalars';

const MOST = 200;

export const getSharedChannelRemotes = operation({
  id: 'GetSharedChannelRemotes',
  method: 'GET',
  path: '/api/v4/sharedchannels/{channel_id}/remotes',
  summary: 'The servers that a channel is shared with.',
  response: t.Array(RemoteClusterInfo),
  permission: 'session',
  async handle({ params }, ctx) {
    requireSharedChannels(ctx);
    await ctx.require(readChannel(params.channel_id));
    return remoteInfosOfChannel(ctx.db, params.channel_id, MOST);
  },
});
