import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { channelHead } from '@foremast/store/queries/channels';
import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import { findSharedChannel, findSharedChannelRemote } from '@foremast/store/queries/shared-channels';
import { NOTHING_SYNCED, type RemoteResponse, type SyncOutcome } from '@foremast/wire/models/remote-response';
import type { SyncMessage } from '@foremast/wire/models/sync-message';
import type { Arrival } from './arrival.ts';
import { localMentions } from './local-mentions.ts';
import { receivePost } from './receive-post.ts';
import { receiveReaction } from './receive-reaction.ts';
import { receiveUser } from './receive-user.ts';
import { NOT_SHARED, refused } from './refusals.ts';

const MOST_POSTS = 500;
const MOST_USERS = 2000;
const MOST_REACTIONS = 5000;

/** One at a time: what cannot be taken is named in the answer, and does not hold up the rest. */
async function each<T>(
  ctx: Ctx,
  items: readonly T[],
  nameOf: (item: T) => string,
  take: (tx: Tx, item: T) => Promise<void>,
): Promise<string[] | null> {
  const failed: string[] = [];
  for (const item of items) {
    try {
      await ctx.tx((tx) => take(tx, item));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failed.push(nameOf(item));
    }
  }
  return failed.length > 0 ? failed : null;
}

const latest = (rows: readonly { readonly update_at: number }[]): number => rows.reduce((last, row) => Math.max(last, row.update_at), 0);

/** What has happened on another server in a channel that is shared with it. */
export async function receiveSync(ctx: Ctx, remote: RemoteClusterRow, message: SyncMessage): Promise<RemoteResponse> {
  const [known, shared] = [
    await findSharedChannelRemote(ctx.db, message.channel_id, remote.remote_id),
    await findSharedChannel(ctx.db, message.channel_id),
  ];
  const channel = await channelHead(ctx.db, message.channel_id);
  if (!known || known.delete_at > 0 || !shared || !channel) return refused(NOT_SHARED);
  if (channel.delete_at > 0) return refused('the channel is archived');
  const users = Object.values(message.users);
  if (users.length > MOST_USERS || message.posts.length > MOST_POSTS || message.reactions.length > MOST_REACTIONS) return refused('too much at once');
  const arrival: Arrival = { remote, channel };
  const userErrors = await each(
    ctx,
    users,
    (user) => user.id,
    (tx, user) => receiveUser(tx, arrival, user),
  );
  const mentions = await localMentions(ctx.db, remote, message);
  const postErrors = await each(
    ctx,
    message.posts,
    (post) => post.id,
    (tx, post) => receivePost(tx, arrival, { ...post, message: mentions(post.message) }),
  );
  const reactionErrors = await each(
    ctx,
    message.reactions,
    (r) => `${r.user_id}:${r.post_id}:${r.emoji_name}`,
    (tx, reaction) => receiveReaction(tx, arrival, reaction),
  );
  const outcome: SyncOutcome = {
    ...NOTHING_SYNCED,
    users_last_update_at: latest(users),
    user_errors: userErrors,
    users_syncd: users.length > 0 ? users.map((user) => user.id).filter((id) => !userErrors?.includes(id)) : null,
    posts_last_update_at: latest(message.posts),
    post_errors: postErrors,
    reactions_last_update_at: latest(message.reactions),
    reaction_errors: reactionErrors,
  };
  return { status: 'OK', err: '', payload: outcome };
}
