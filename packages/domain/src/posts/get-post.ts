import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound } from '@foremast/kernel/error';
import { findAnyPost, findPost, type PostRow } from '@foremast/store/queries/posts';
import type { Post } from '@foremast/wire/models/post';
import { mayReadContent } from '../permissions/channel.ts';
import { hasSystem } from '../permissions/system.ts';
import { withoutBurned } from './burned.ts';
import { callerViews } from './post-viewer.ts';
import { preparePosts } from './prepare-posts.ts';
import { repliesAround } from './reply-counts.ts';

/** A message that the caller may read. */
export async function readablePost(ctx: Ctx, postId: string, includeDeleted = false): Promise<PostRow> {
  const row = await (includeDeleted ? findAnyPost : findPost)(ctx.db, postId);
  if (!row) throw notFound('app.post.get.app_error');
  if (!(await mayReadContent(ctx, row.channel_id))) throw noPermission();
  if ((await withoutBurned(ctx, [row])).length === 0) throw notFound('app.post.get.app_error');
  return row;
}

/** One message with the number of replies in its thread. */
export async function presentOne(ctx: Ctx, row: PostRow): Promise<Post> {
  const [post] = await preparePosts(ctx.db, ctx.config, [row], callerViews(ctx));
  if (!post) throw new Error('the message was not prepared');
  return { ...post, reply_count: await repliesAround(ctx.db, row) };
}

export async function getPost(ctx: Ctx, postId: string, includeDeleted: boolean): Promise<Post> {
  if (includeDeleted && !(await hasSystem(ctx, 'manage_system'))) throw noPermission();
  const row = await readablePost(ctx, postId, includeDeleted);
  ctx.etag(row.id, row.update_at);
  return presentOne(ctx, row);
}
