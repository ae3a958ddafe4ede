import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, noPermission, notFound } from '@foremast/kernel/error';
import { channelHead } from '@foremast/store/queries/channels';
import { deletePostRows, findPost, touchPost, type PostRow } from '@foremast/store/queries/posts';
import { removeReply } from '@foremast/store/queries/threads';
import { postDeleted } from '@foremast/wire/events';
import { hasOnChannel } from '../permissions/channel.ts';
import { preparePosts } from './prepare-posts.ts';

export async function deletePost(ctx: Ctx, postId: string): Promise<void> {
  const post = await findPost(ctx.db, postId);
  if (!post) throw notFound('app.post.get.app_error');
  const permission = post.user_id === ctx.userId ? 'delete_post' : 'delete_others_posts';
  if (!(await hasOnChannel(ctx, permission, post.channel_id))) throw noPermission();
  const channel = await channelHead(ctx.db, post.channel_id);
  if (channel && channel.delete_at > 0) throw badRequest('api.post.delete_post.can_not_delete_post_in_deleted.error');
  await ctx.tx((tx) => removePost(tx, post, ctx.userId));
}

/** Takes a message away, a root with its replies; what hangs on it goes too, and everybody in the channel is told. */
export async function removePost(tx: Tx, post: PostRow, deletedBy: string): Promise<void> {
  const now = tx.now();
  const [told] = await preparePosts(tx.db, tx.config, [post]);
  await deletePostRows(tx.db, post.id, now, deletedBy);
  if (post.root_id !== '') {
    await removeReply(tx.db, post);
    await touchPost(tx.db, post.root_id, now);
  }
  const text = JSON.stringify(told);
  tx.emit(postDeleted, { post: text }, { channel: post.channel_id, sanitized: true });
  tx.emit(postDeleted, { post: text, delete_by: deletedBy }, { channel: post.channel_id, sensitive: true });
}
