import { canUserDirectMessage } from './can-user-direct-message.ts';
import { getAllSharedChannels } from './get-all-shared-channels.ts';
import { getRemoteClusterInfo } from './get-remote-cluster-info.ts';
import { getSharedChannelRemotes } from './get-shared-channel-remotes.ts';
import { getSharedChannelRemotesByRemoteCluster } from './get-shared-channel-remotes-by-remote-cluster.ts';
import { inviteRemoteClusterToChannel } from './invite-remote-cluster-to-channel.ts';
import { uninviteRemoteClusterToChannel } from './uninvite-remote-cluster-to-channel.ts';

export const sharedChannels = [
  canUserDirectMessage,
  getAllSharedChannels,
  getRemoteClusterInfo,
  getSharedChannelRemotes,
  getSharedChannelRemotesByRemoteCluster,
  inviteRemoteClusterToChannel,
  uninviteRemoteClusterToChannel,
];
