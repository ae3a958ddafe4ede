import type { Ctx } from '@foremast/kernel/context';
import { badRequest, noPermission, notFound } from '@foremast/kernel/error';
import { channelHead } from '@foremast/store/queries/channels';
import { filesByIds } from '@foremast/store/queries/post-files';
import { findAnyPost, findPost, type PostRow, versionsOf } from '@foremast/store/queries/posts';
import type { Post } from '@foremast/wire/models/post';
import { proxiedPost } from '../image-proxy/proxied-post.ts';
import { hasOnChannel } from '../permissions/channel.ts';
import { changePost, editablePost, refuseChange } from './change-post.ts';
import { fileIdsOf, presentPost } from './present-post.ts';
import { presentPostFile } from './present-post-file.ts';

async function ownPost(ctx: Ctx, postId: string): Promise<PostRow> {
  const post = await findPost(ctx.db, postId);
  if (!post || post.user_id !== ctx.userId || !(await hasOnChannel(ctx, 'edit_post', post.channel_id))) throw noPermission();
  return post;
}

/** Earlier versions of a message, for its author; 404 where there are none. */
export async function editHistory(ctx: Ctx, postId: string): Promise<Post[]> {
  const post = await ownPost(ctx, postId);
  const versions = await versionsOf(ctx.db, post.id);
  if (versions.length === 0) throw notFound('app.post.get.app_error');
  const files = await filesByIds(ctx.db, [...new Set(versions.flatMap(fileIdsOf))]);
  return versions.map((version) => {
    const attached = files.filter((f) => fileIdsOf(version).includes(f.id));
    const embeds = version.props && 'attachments' in version.props ? { embeds: [{ type: 'message_attachment' }] } : {};
    const metadata = { ...embeds, ...(attached.length > 0 ? { files: attached.map(presentPostFile) } : {}) };
    return proxiedPost(ctx.config, { ...presentPost(version), metadata });
  });
}

/** The text and files of an earlier version become those of the message again; the version before is kept, too. */
export async function restoreVersion(ctx: Ctx, postId: string, versionId: string): Promise<Post> {
  const own = await ownPost(ctx, postId);
  const version = await findAnyPost(ctx.db, versionId);
  if (!version) throw noPermission();
  if (version.original_id !== own.id) throw badRequest('app.post.restore_post_version.not_an_history_item.app_error');
  if (version.delete_at === 0) throw badRequest('app.post.restore_post_version.not_valid_post_history_item.app_error');
  const edit = { message: version.message, file_ids: fileIdsOf(version) };
  // Its files were uploaded once.
  const { post } = await editablePost(ctx, postId, { message: version.message });
  const channel = await channelHead(ctx.db, post.channel_id);
  if (!channel) throw noPermission();
  await refuseChange(ctx, post, channel, 'patch_post');
  return changePost(ctx, post, channel, edit);
}
