import type { Ctx } from '@foremast/kernel/context';
import { filesOfPosts } from '@foremast/store/queries/post-files';
import type { Post } from '@foremast/wire/models/post';
import { presentOne } from '../posts/get-post.ts';
import { fileIdsOf } from '../posts/present-post.ts';
import { presentPostFile } from '../posts/present-post-file.ts';
import { reviewedPost, statusOf } from './report.ts';

/** A reported message as it was, hidden or not, for those who review it. */
export async function flaggedPost(ctx: Ctx, postId: string): Promise<Post> {
  const report = await reviewedPost(ctx, postId);
  statusOf(report);
  const { post } = report;
  const { metadata, ...shown } = await presentOne(ctx, { ...post, delete_at: 0 });
  // Those that an edit took off the message were gone before.
  const own = new Set(fileIdsOf(post));
  const files = post.delete_at > 0 ? (await filesOfPosts(ctx.db, [post.id], true)).filter((file) => own.has(file.id)) : [];
  return { ...shown, delete_at: post.delete_at, metadata: { ...metadata, ...(files.length > 0 ? { files: files.map(presentPostFile) } : {}) } };
}
