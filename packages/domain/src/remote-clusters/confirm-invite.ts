import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { type RemoteClusterRow, updateRemoteCluster } from '@foremast/store/queries/remote-clusters';
import type { RemoteInvite } from '@foremast/wire/models/remote-cluster';
import { pingRemote } from './ping.ts';
import { isConfirmed } from './service.ts';

const EXPIRES_AFTER_MS = 48 * 3_600_000;
const URL_MAX = 512;

const isWebUrl = (text: string): boolean => text.length <= URL_MAX && URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

/** The other server accepts: from now on it is where it says, and shows the token that it made up, which nobody else has seen. */
export async function confirmInvite(ctx: Ctx, remote: RemoteClusterRow, confirmation: Partial<RemoteInvite>): Promise<void> {
  const { remote_id, site_url = '', token = '', refreshed_token = '' } = confirmation;
  if (ctx.now() - remote.create_at > EXPIRES_AFTER_MS) throw badRequest('api.context.invitation_expired.error');
  if (isConfirmed(remote) || remote_id !== remote.remote_id) throw badRequest('api.context.remote_id_invalid.app_error');
  if (!isWebUrl(site_url) || !isId(token) || (refreshed_token !== '' && !isId(refreshed_token))) throw invalidBody('remoteClusterInvite');
  await ctx.tx(async (tx) => {
    await updateRemoteCluster(tx.db, remote.remote_id, {
      site_url: site_url.replace(/\/+$/, ''),
      remote_token: token,
      last_ping_at: tx.now(),
      ...(refreshed_token === '' ? {} : { token: refreshed_token }),
    });
    await tx.enqueue(pingRemote, { remote_id: remote.remote_id });
  });
}
