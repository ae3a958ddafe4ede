import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import type { RemoteCluster } from '@foremast/wire/models/remote-cluster';

/** Without the secrets that the two servers share. */
export const presentRemote = (row: RemoteClusterRow): RemoteCluster => ({ ...row, token: '', remote_token: '' });
