import type { Ctx } from '@foremast/kernel/context';
import { noPermission } from '@foremast/kernel/error';
import { channelHead } from '@foremast/store/queries/channels';
import { findPost } from '@foremast/store/queries/posts';
import { mayReadContent } from '../permissions/channel.ts';
import { changePost, refuseChange } from './change-post.ts';

/** By everybody who may read the channel. What is pinned already, or not pinned, stays as it is and nobody is told. */
export async function pinPost(ctx: Ctx, postId: string, pinned: boolean): Promise<void> {
  const post = await findPost(ctx.db, postId);
  const channel = post ? await channelHead(ctx.db, post.channel_id) : undefined;
  if (!post || !channel || !(await mayReadContent(ctx, channel.id))) throw noPermission();
  if (post.is_pinned === pinned) return;
  await refuseChange(ctx, post, channel, 'patch_post');
  await changePost(ctx, post, channel, { is_pinned: pinned });
}
