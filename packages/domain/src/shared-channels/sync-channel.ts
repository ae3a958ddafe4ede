import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { job } from '@foremast/kernel/job';
import type { PostRow } from '@foremast/store/queries/posts';
import { findRemoteCluster, type RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import { postsToSync, saveUsersSynced } from '@foremast/store/queries/shared-channel-traces';
import { findSharedChannelRemote, type SharedChannelRemoteRow, updateSharedChannelRemote } from '@foremast/store/queries/shared-channels';
import { SYNC_TOPIC } from '@foremast/wire/models/sync-message';
import { Id, t } from '@foremast/wire/scalars';
import { FRAME_MAX } from '../remote-clusters/incoming-frame.ts';
import { sendFrame } from '../remote-clusters/send-frame.ts';
import { isReachable, remotesAreOn } from '../remote-clusters/service.ts';
import { buildSync } from './build-sync.ts';
import { NOT_SHARED } from './receive/refusals.ts';
import { sendFiles } from './send-files.ts';
import { sendPictures } from './send-pictures.ts';
import { uninviteRemoteRow } from './uninvite-row.ts';

const LEAST_AT_ONCE = 1;
const MOST_AT_ONCE = 200;

/** Not more at once than the other side takes; one always goes. */
function asManyAsFit(posts: readonly PostRow[]): PostRow[] {
  let left = FRAME_MAX / 4;
  return posts.filter((post, i) => {
    left -= post.message.length + JSON.stringify(post.props ?? {}).length;
    return i === 0 || left > 0;
  });
}

/** The next stretch of what has happened; answers whether there may be more. */
async function syncOnce(ctx: Ctx, remote: RemoteClusterRow, known: SharedChannelRemoteRow): Promise<boolean> {
  const limit = Math.min(Math.max(ctx.config.ConnectedWorkspacesSettings.MaxPostsPerSync, LEAST_AT_ONCE), MOST_AT_ONCE);
  const cursor = { at: known.last_post_update_at, id: known.last_post_id };
  const found = await postsToSync(ctx.db, known.channel_id, remote.remote_id, cursor, limit);
  const posts = asManyAsFit(found);
  const last = posts.at(-1);
  if (!last) return false;
  const { message, people } = await buildSync(ctx, known, posts, cursor);
  await sendFiles(ctx, remote, message);
  const answer = await sendFrame(ctx, remote, { path: 'msg', topic: SYNC_TOPIC, payload: message });
  if (answer?.err === NOT_SHARED) {
    await ctx.tx((tx) => uninviteRemoteRow(tx, known));
    return false;
  }
  // It is away: it gets the same again when it is back.
  if (answer?.status !== 'OK') return false;
  await sendPictures(ctx, remote, people);
  await ctx.tx(async (tx) => {
    const rows = people.map((person) => ({ id: newId(), userId: person.id }));
    await saveUsersSynced(tx.db, rows, { channelId: known.channel_id, remoteId: remote.remote_id, now: tx.now() });
    await updateSharedChannelRemote(tx.db, known, { last_post_update_at: last.update_at, last_post_id: last.id });
  });
  return posts.length < found.length || found.length === limit;
}

/** Tells another server what has happened in a channel since it was last told. */
export const syncChannel = job({
  name: 'shared_channel_sync',
  input: t.Object({ channel_id: Id, remote_id: Id }),
  key: ({ channel_id, remote_id }) => `${channel_id} ${remote_id}`,
  async run({ channel_id, remote_id }, ctx) {
    const remote = await findRemoteCluster(ctx.db, remote_id);
    if (!remote || !isReachable(remote) || !remotesAreOn(ctx.config)) return;
    for (let more = true; more; ) {
      const known = await findSharedChannelRemote(ctx.db, channel_id, remote_id);
      more = known !== undefined && known.delete_at === 0 && known.is_invite_confirmed && (await syncOnce(ctx, remote, known));
    }
  },
});
