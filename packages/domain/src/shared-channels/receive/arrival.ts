import { badRequest } from '@foremast/kernel/error';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';

/** From whom something comes and where it goes. */
export interface Arrival {
  readonly remote: RemoteClusterRow;
  readonly channel: ChannelHead;
}

/** Another server only changes what is its own: its people, their messages and reactions. */
export function requireTheirs({ remote }: Pick<Arrival, 'remote'>, owner: string | null | undefined): void {
  if (owner !== remote.remote_id) throw badRequest('api.context.remote_id_invalid.app_error');
}
