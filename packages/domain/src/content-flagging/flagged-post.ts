import type { Ctx } from '@foremast/kernel/context';
import { filesOfPosts } from '@foremast/store/queries/post-files';
import type { Post } from '@foremast/wire/models/post';
import { presentOne } from '../posts/get-post.ts';
import { presentPostFile } from '../posts/present-post-file.ts';
import { reviewedPost, statusOf } from './report.ts';

/** A reported message as it was, hidden or not, for those who review it. */
export async function flaggedPost(ctx: Ctx, postId: string): Promise<Post> {
  const report = await reviewedPost(ctx, postId);
  statusOf(report);
  const { post } = report;
  const { metadata, ...shown } = await presentOne(ctx, { ...post, delete_at: 0 });
  const files = post.delete_at > 0 ? await filesOfPosts(ctx.db, [post.id], true) : [];
  return { ...shown, delete_at: post.delete_at, metadata: { ...metadata, ...(files.length > 0 ? { files: files.map(presentPostFile) } : {}) } };
}
