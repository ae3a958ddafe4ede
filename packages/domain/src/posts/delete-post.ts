import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, noPermission, notFound, switchedOff } from '@foremast/kernel/error';
import { channelHead } from '@foremast/store/queries/channels';
import { markFilesOfPostsDeleted } from '@foremast/store/queries/post-files';
import { deleteTracesOfPosts, destroyTracesOfPosts } from '@foremast/store/queries/post-traces';
import {
  allRepliesTo,
  deletePostRows,
  destroyPostRows,
  findAnyPost,
  findPost,
  heldPost,
  type PostRow,
  touchPost,
} from '@foremast/store/queries/posts';
import { recountThreads } from '@foremast/store/queries/thread-recount';
import { destroyThread, markThreadDeleted } from '@foremast/store/queries/threads';
import { postDeleted } from '@foremast/wire/events';
import { isRestrictedDirect } from '../channels/open-direct.ts';
import { forgetFilesOfPosts } from '../files/forget-files.ts';
import { hasOnChannel } from '../permissions/channel.ts';
import { hasSystem } from '../permissions/system.ts';
import { unindexPosts } from '../search/index-post.ts';
import { askToSync } from '../shared-channels/ask-to-sync.ts';
import { uncountMentions } from '../threads/uncount-mentions.ts';
import { hiddenChannelNames, hiddenToAll, withoutNames } from './hidden-channel-names.ts';
import { presentPost } from './present-post.ts';
import { repliesAround } from './reply-counts.ts';
import { channelNamesIn, channelsNamedIn } from './shown-channel-names.ts';

/** Nothing is taken away from archived channels, nor from direct ones that the settings have closed. */
export async function refuseDeletionIn(ctx: Ctx, channelId: string): Promise<void> {
  const channel = await channelHead(ctx.db, channelId);
  if (channel && channel.delete_at > 0) throw badRequest('api.post.delete_post.can_not_delete_post_in_deleted.error');
  if (channel && (await isRestrictedDirect(ctx, channel))) throw badRequest('api.post.delete_post.can_not_delete_from_restricted_dm.error');
}

/** By its author or somebody who may delete those of others. For good only where the settings allow it, by an administrator. */
export async function deletePost(ctx: Ctx, postId: string, forGood: boolean): Promise<void> {
  if (forGood && !ctx.config.ServiceSettings.EnableAPIPostDeletion) throw switchedOff('api.post.delete_post.not_enabled.app_error');
  if (forGood && !(await hasSystem(ctx, 'manage_system'))) throw noPermission();
  const post = await (forGood ? findAnyPost : findPost)(ctx.db, postId);
  if (!post) throw notFound('app.post.get.app_error');
  const permission = post.user_id === ctx.userId ? 'delete_post' : 'delete_others_posts';
  if (!forGood && !(await hasOnChannel(ctx, permission, post.channel_id))) throw noPermission();
  await refuseDeletionIn(ctx, post.channel_id);
  await ctx.tx(async (tx) => {
    await (forGood ? destroyPost : removePost)(tx, post, ctx.userId);
  });
}

/** The message as it was, told to everybody in the channel; administrators also hear who took it away. */
async function tellDeleted(tx: Tx, post: PostRow, deletedBy: string): Promise<void> {
  const { metadata: _, ...told } = presentPost(post);
  const whole = { ...told, reply_count: await repliesAround(tx.db, post) };
  const text = JSON.stringify(whole);
  const named = channelNamesIn(post) ? (await channelsNamedIn(tx.db, [post])).channels : [];
  const without = (names: readonly string[]) => (named.length === 0 ? text : JSON.stringify(withoutNames(whole, names)));
  const own = [...(await hiddenChannelNames(tx, post.channel_id, named))].map(([id, names]) => [id, { post: without(names) }] as const);
  tx.emit(postDeleted, { post: without(hiddenToAll(named)) }, { channel: post.channel_id, sanitized: true }, Object.fromEntries(own));
  tx.emit(postDeleted, { post: text, delete_by: deletedBy }, { channel: post.channel_id, sensitive: true });
}

async function held(tx: Tx, id: string, rootId: string): Promise<PostRow | undefined> {
  if (rootId !== '') await heldPost(tx.db, rootId);
  return heldPost(tx.db, id);
}

/**
 * Takes a message away, a root with its replies; what hangs on it goes too. The rows stay for those who may see deleted ones. Answers the
 * ids of all that went. Throws `app.post.get.app_error` (404) when somebody else was faster.
 */
export async function removePost(tx: Tx, { id, root_id }: Pick<PostRow, 'id' | 'root_id'>, deletedBy: string): Promise<string[]> {
  const now = tx.now();
  const post = await held(tx, id, root_id);
  if (!post || post.delete_at > 0) throw notFound('app.post.get.app_error');
  await tellDeleted(tx, post, deletedBy);
  const gone = await deletePostRows(tx.db, post, now, deletedBy);
  await deleteTracesOfPosts(tx.db, gone);
  await markFilesOfPostsDeleted(tx.db, gone, now);
  await unindexPosts(tx, gone);
  await askToSync(tx, await channelHead(tx.db, post.channel_id));
  await (post.root_id === '' ? markThreadDeleted(tx.db, post.id, now) : forgetReply(tx, post));
  return gone;
}

/** The thread without the reply: its counts, and the mentions in it that nobody has seen yet. */
async function forgetReply(tx: Tx, reply: PostRow): Promise<void> {
  await recountThreads(tx.db, [reply.root_id]);
  await touchPost(tx.db, reply.root_id, tx.now());
  await uncountMentions(tx, reply);
}

/** Takes a message and its replies away for good, with every trace of them. */
export async function destroyPost(tx: Tx, post: PostRow, deletedBy: string): Promise<void> {
  const there = await held(tx, post.id, post.root_id);
  if (!there) return;
  const isLive = there.delete_at === 0;
  if (isLive) await tellDeleted(tx, post, deletedBy);
  const replies = post.root_id === '' ? await allRepliesTo(tx.db, post.id) : [];
  const ids = [post.id, ...replies.map((r) => r.id)];
  await forgetFilesOfPosts(tx, ids);
  await unindexPosts(tx, ids);
  // The messages first: who follows a reply meanwhile has then done so, or finds it gone.
  const gone = await destroyPostRows(tx.db, ids);
  await deleteTracesOfPosts(tx.db, gone);
  await destroyTracesOfPosts(tx.db, gone);
  if (post.root_id === '') return destroyThread(tx.db, post.id);
  // A reply that was deleted before, and an earlier version of one, count no more.
  if (isLive) await forgetReply(tx, post);
}
