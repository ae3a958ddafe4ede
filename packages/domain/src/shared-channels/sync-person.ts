import type { Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { job } from '@foremast/kernel/job';
import { findRemoteCluster } from '@foremast/store/queries/remote-clusters';
import { serversKnowing, touchUserSynced } from '@foremast/store/queries/shared-channel-traces';
import { findUser } from '@foremast/store/queries/users';
import { SYNC_TOPIC, type SyncMessage } from '@foremast/wire/models/sync-message';
import { Id, t } from '@foremast/wire/scalars';
import { sendFrame } from '../remote-clusters/send-frame.ts';
import { isReachable, remotesAreOn } from '../remote-clusters/service.ts';
import { asSyncedUser } from './build-sync.ts';
import { sendPictures } from './send-pictures.ts';

/** Servers that know a person hear how the person is now. One that is away hears it with the person's next message. */
export const syncPerson = job({
  name: 'shared_channel_person',
  input: t.Object({ user_id: Id }),
  key: ({ user_id }) => user_id,
  async run({ user_id }, ctx) {
    const user = await findUser(ctx.db, user_id);
    if (!user || !remotesAreOn(ctx.config)) return;
    const told = { [user.id]: asSyncedUser(user, ctx.config.PrivacySettings.ShowEmailAddress) };
    for (const { remote_id, channel_id } of await serversKnowing(ctx.db, user.id, user.update_at)) {
      const remote = await findRemoteCluster(ctx.db, remote_id);
      if (!remote || !isReachable(remote)) continue;
      const payload: SyncMessage = { id: newId(), channel_id, users: told, posts: [], reactions: [], mention_transforms: {} };
      const answer = await sendFrame(ctx, remote, { path: 'msg', topic: SYNC_TOPIC, payload });
      if (answer?.status !== 'OK') continue;
      await sendPictures(ctx, remote, [user]);
      await ctx.tx((tx) => touchUserSynced(tx.db, user.id, remote_id, tx.now()));
    }
  },
});

/** Somebody is called otherwise, looks different, or is gone. */
export async function askToSyncPerson(tx: Tx, userId: string): Promise<void> {
  if (remotesAreOn(tx.config)) await tx.enqueue(syncPerson, { user_id: userId });
}
