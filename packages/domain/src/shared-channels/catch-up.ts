import { job } from '@foremast/kernel/job';
import { sharedChannelRemotes } from '@foremast/store/queries/shared-channels';
import { Id, t } from '@foremast/wire/scalars';
import { remotesAreOn } from '../remote-clusters/service.ts';
import { sendInvite } from './send-invite.ts';
import { syncChannel } from './sync-channel.ts';

const AT_ONCE = 200;

/** Another server is there again, or for the first time: it gets the invitations and the messages that waited for it. */
export const catchUp = job({
  name: 'shared_channels_catch_up',
  input: t.Object({ remote_id: Id }),
  key: ({ remote_id }) => remote_id,
  async run({ remote_id }, ctx) {
    if (!remotesAreOn(ctx.config)) return;
    for (let offset = 0, more = true; more; offset += AT_ONCE) {
      const rows = await sharedChannelRemotes(ctx.db, { remoteId: remote_id, deletedToo: false, offset, limit: AT_ONCE });
      await ctx.tx(async (tx) => {
        for (const row of rows) await tx.enqueue(row.is_invite_confirmed ? syncChannel : sendInvite, { channel_id: row.channel_id, remote_id });
      });
      more = rows.length === AT_ONCE;
    }
  },
});
