import { job } from '@foremast/kernel/job';
import { channelHead } from '@foremast/store/queries/channels';
import { findRemoteCluster } from '@foremast/store/queries/remote-clusters';
import { findSharedChannel, findSharedChannelRemote, updateSharedChannelRemote } from '@foremast/store/queries/shared-channels';
import { type ChannelInvite, INVITE_TOPIC } from '@foremast/wire/models/sync-message';
import { Id, t } from '@foremast/wire/scalars';
import { sendFrame } from '../remote-clusters/send-frame.ts';
import { isReachable, remotesAreOn } from '../remote-clusters/service.ts';
import { syncChannel } from './sync-channel.ts';

/** Invites another server to a channel. One that is away is invited when it is back. */
export const sendInvite = job({
  name: 'shared_channel_invite',
  input: t.Object({ channel_id: Id, remote_id: Id }),
  key: ({ channel_id, remote_id }) => `${channel_id} ${remote_id}`,
  async run({ channel_id, remote_id }, ctx) {
    const remote = await findRemoteCluster(ctx.db, remote_id);
    const known = await findSharedChannelRemote(ctx.db, channel_id, remote_id);
    const shared = await findSharedChannel(ctx.db, channel_id);
    const channel = await channelHead(ctx.db, channel_id);
    if (!remote || !channel || !shared?.home || !known || known.delete_at > 0 || !isReachable(remote) || !remotesAreOn(ctx.config)) return;
    const payload: ChannelInvite = {
      channel_id,
      team_id: channel.team_id,
      read_only: shared.readonly,
      name: channel.name,
      display_name: channel.display_name,
      header: channel.header,
      purpose: channel.purpose,
      type: channel.type,
      direct_participant_ids: [],
    };
    const answer = await sendFrame(ctx, remote, { path: 'msg', topic: INVITE_TOPIC, payload });
    if (answer?.status !== 'OK') return;
    await ctx.tx(async (tx) => {
      await updateSharedChannelRemote(tx.db, known, { is_invite_confirmed: true, update_at: tx.now() });
      await tx.enqueue(syncChannel, { channel_id, remote_id });
    });
  },
});
