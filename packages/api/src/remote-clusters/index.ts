import { acceptRemoteClusterInvite } from './accept-remote-cluster-invite.ts';
import { createRemoteCluster } from './create-remote-cluster.ts';
import { deleteRemoteCluster } from './delete-remote-cluster.ts';
import { generateRemoteClusterInvite } from './generate-remote-cluster-invite.ts';
import { getRemoteCluster } from './get-remote-cluster.ts';
import { getRemoteClusters } from './get-remote-clusters.ts';
import { patchRemoteCluster } from './patch-remote-cluster.ts';
import { remoteClusterAcceptMessage } from './remote-cluster-accept-message.ts';
import { remoteClusterConfirmInvite } from './remote-cluster-confirm-invite.ts';
import { remoteClusterPing } from './remote-cluster-ping.ts';
import { remoteSetProfileImage } from './remote-set-profile-image.ts';
import { uploadRemoteData } from './upload-remote-data.ts';

export const remoteClusters = [
  acceptRemoteClusterInvite,
  createRemoteCluster,
  deleteRemoteCluster,
  generateRemoteClusterInvite,
  getRemoteCluster,
  getRemoteClusters,
  patchRemoteCluster,
  remoteClusterAcceptMessage,
  remoteClusterConfirmInvite,
  remoteClusterPing,
  remoteSetProfileImage,
  uploadRemoteData,
];
