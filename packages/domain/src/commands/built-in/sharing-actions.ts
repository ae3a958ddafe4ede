import { badRequest } from '@foremast/kernel/error';
import { remoteClusters } from '@foremast/store/queries/remote-clusters';
import { deleteSharedChannel, findSharedChannel } from '@foremast/store/queries/shared-channels';
import { getRemoteCluster, OFFLINE_AFTER_MS } from '../../remote-clusters/service.ts';
import { inviteRemote, tellSharedChanged, uninviteRemote } from '../../shared-channels/share-channel.ts';
import type { SharingAction } from './options.ts';

const MOST = 200;

/** What `/share-channel` does. */
export const SHARING: Readonly<Record<string, SharingAction>> = {
  async invite(ctx, { channel }, options) {
    const remote = await getRemoteCluster(ctx, options.get('connectionid') ?? '');
    await inviteRemote(ctx, remote, channel);
    return `${remote.display_name} is invited to this channel.`;
  },
  async uninvite(ctx, { channel }, options) {
    const remote = await getRemoteCluster(ctx, options.get('connectionid') ?? '');
    const was = await uninviteRemote(ctx, remote.remote_id, channel.id);
    return was ? `This channel is shared with ${remote.display_name} no more.` : `This channel was not shared with ${remote.display_name}.`;
  },
  async unshare(ctx, { channel }) {
    if (!(await findSharedChannel(ctx.db, channel.id))) throw badRequest('api.shared_channel.uninvite_remote_to_channel_error');
    await ctx.tx(async (tx) => {
      await deleteSharedChannel(tx.db, channel.id, tx.now());
      tellSharedChanged(tx, channel);
    });
    return 'This channel is shared with nobody any more.';
  },
  async status(ctx, { channel }) {
    const rows = await remoteClusters(ctx.db, { inChannel: channel.id, offset: 0, limit: MOST });
    if (rows.length === 0) return 'This channel is not shared with another server.';
    const lines = rows.map(
      (row) => `| ${row.display_name} | ${row.remote_id} | ${ctx.now() - row.last_ping_at < OFFLINE_AFTER_MS ? 'online' : 'offline'} |`,
    );
    return ['| server | connection | state |', '| --- | --- | --- |', ...lines].join('\n');
  },
};
