import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, noPermission } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { markFilesDeleted, undeleteFiles } from '@foremast/store/queries/post-files';
import { findPost, heldPost, insertPost, type PostRow, touchPost, updatePost } from '@foremast/store/queries/posts';
import { findUser } from '@foremast/store/queries/users';
import type { Post } from '@foremast/wire/models/post';
import { isRestrictedDirect } from '../channels/open-direct.ts';
import { attachFiles } from '../files/attach-files.ts';
import { indexAgain } from '../files/index-restored-files.ts';
import { unproxiedText } from '../image-proxy/proxied-texts.ts';
import { askToLook, lookAhead } from '../link-previews/look-at-links.ts';
import { hasOnChannel } from '../permissions/channel.ts';
import { reindexPost } from '../search/index-post.ts';
import { forbiddenCall, mayNotNameGroups } from './channel-calls.ts';
import { channelMentions } from './channel-mentions.ts';
import { mayPostIn, refuseIntegrationProps } from './create-post.ts';
import { hashtags } from './hashtags.ts';
import { incomingProps } from './incoming-props.ts';
import { previewedPost } from './permalinks.ts';
import { userViews } from './post-viewer.ts';
import { fileIdsOf } from './present-post.ts';
import { tellEdited } from './tell-edited.ts';
import { postError } from './validate-post.ts';

/** What of a message is to change; what is absent stays. */
export interface PostEdit {
  readonly message?: string;
  readonly is_pinned?: boolean;
  readonly has_reactions?: boolean;
  readonly props?: Record<string, unknown>;
  readonly file_ids?: readonly string[];
}

/** How the change was asked for: some refusals have other names. */
export type EditKind = 'update_post' | 'patch_post';

/** A message that the caller may edit, in its channel. One that is not there answers like one that may not be edited. */
export async function editablePost(ctx: Ctx, postId: string, edit: PostEdit): Promise<{ post: PostRow; channel: ChannelHead }> {
  const post = await findPost(ctx.db, postId);
  const channel = post ? await channelHead(ctx.db, post.channel_id) : undefined;
  if (!post || !channel) throw noPermission();
  if (!(await hasOnChannel(ctx, post.user_id === ctx.userId ? 'edit_post' : 'edit_others_posts', channel.id))) throw noPermission();
  if (!(await mayPostIn(ctx, channel))) throw noPermission();
  const had = new Set(fileIdsOf(post));
  const adds = edit.file_ids?.some((id) => !had.has(id)) ?? false;
  if (adds && !(await hasOnChannel(ctx, 'upload_file', channel.id))) throw noPermission();
  return { post, channel };
}

/** Refuses what nobody may change. */
export async function refuseChange(ctx: Ctx, post: PostRow, channel: ChannelHead, kind: EditKind): Promise<void> {
  if (channel.delete_at > 0) throw badRequest(`api.post.${kind}.can_not_update_post_in_deleted.error`);
  if (await isRestrictedDirect(ctx, channel)) throw badRequest(`api.post.${kind}.can_not_update_post_in_restricted_dm.error`);
  if (post.type === 'burn_on_read')
    throw badRequest(
      kind === 'patch_post' ? 'api.post.patch_post.can_not_update_burn_on_read_post.error' : 'api.post.update_post.burn_on_read.app_error',
    );
  if (post.type.startsWith('system_')) throw badRequest('api.post.update_post.system_message.app_error');
}

const sameFiles = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id, i) => id === b[i]);

function refuseTooLate(ctx: Ctx, post: PostRow, edit: PostEdit): void {
  const limit = ctx.config.ServiceSettings.PostEditTimeLimit;
  if (limit < 0 || ctx.now() <= post.create_at + limit * 1000) return;
  const changes =
    (edit.message !== undefined && edit.message !== post.message) ||
    (edit.is_pinned !== undefined && edit.is_pinned !== post.is_pinned) ||
    (edit.file_ids !== undefined && !sameFiles([...edit.file_ids].sort(), fileIdsOf(post)));
  if (changes) throw badRequest('api.post.update_post.permissions_time_limit.app_error');
}

/** Changes a message, keeps the version before, and tells everybody in the channel. */
export async function changePost(ctx: Ctx, post: PostRow, channel: ChannelHead, asked: PostEdit): Promise<Post> {
  const edit = asked.message === undefined ? asked : { ...asked, message: unproxiedText(ctx.config, asked.message) };
  refuseTooLate(ctx, post, edit);
  if (edit.props) refuseIntegrationProps(ctx, edit.props);
  return rewritePost(ctx, post, channel, edit);
}

/** The change itself, whoever asks for it and however old the message is. */
export async function rewritePost(ctx: Ctx, post: PostRow, channel: ChannelHead, edit: PostEdit): Promise<Post> {
  const author = await findUser(ctx.db, post.user_id);
  const props = edit.props && author ? await incomingProps(ctx, edit.props, author) : undefined;
  const text = edit.message ?? post.message;
  const wrong = postError({ message: text, type: post.type, props: props ?? post.props, file_ids: edit.file_ids ?? fileIdsOf(post) });
  if (wrong) throw wrong;
  await lookAhead(ctx, { message: text, type: post.type, props: props ?? post.props }, post.create_at);
  return ctx.tx(async (tx) => {
    // Somebody else may have changed something else of it meanwhile.
    if (post.root_id !== '') await heldPost(tx.db, post.root_id);
    const current = await heldPost(tx.db, post.id);
    if (!current || current.delete_at > 0) throw noPermission();
    const message = edit.message ?? current.message;
    const { channel_mentions: _, previewed_post: __, ...kept } = props ?? current.props ?? {};
    const named = await channelMentions(tx.db, message, channel, author);
    const previewed = await previewedPost(tx.db, tx.config, message, author && userViews(tx.db, author, tx.now()));
    const said = { message, type: current.type };
    const added = {
      ...(named ? { channel_mentions: named } : {}),
      ...(previewed ? { previewed_post: previewed } : {}),
      ...(edit.message !== undefined && (await forbiddenCall(tx, said, channel, author)) ? { mentionHighlightDisabled: true } : {}),
      ...((await mayNotNameGroups(tx, said, channel, author)) ? { disable_group_highlight: true } : {}),
    };
    const next = await withFiles(tx, { ...current, message, props: { ...kept, ...added } }, edit.file_ids);
    return saveVersion(tx, current, {
      ...next,
      is_pinned: edit.is_pinned ?? current.is_pinned,
      has_reactions: edit.has_reactions ?? current.has_reactions,
      hashtags: edit.message === undefined ? current.hashtags : hashtags(message, tx.config.ServiceSettings.MinimumHashtagLength),
    });
  });
}

/** New files are attached, those that are no longer named are taken away, and those named again come back. */
async function withFiles(tx: Tx, post: PostRow, wanted: readonly string[] | undefined): Promise<PostRow> {
  if (!wanted) return post;
  const before = fileIdsOf(post);
  const added = await attachFiles(
    tx,
    post,
    wanted.filter((id) => !before.includes(id)),
  );
  const back = await undeleteFiles(tx.db, post.id, wanted);
  await indexAgain(tx, back);
  await markFilesDeleted(
    tx.db,
    before.filter((id) => !wanted.includes(id)),
    tx.now(),
  );
  const ids = [...before.filter((id) => wanted.includes(id)), ...added, ...back];
  return { ...post, file_ids: JSON.stringify([...new Set(ids)].sort()) };
}

/** As JSON has them; PostgreSQL keeps their keys in an order of its own. */
const attachments = (row: PostRow): unknown => JSON.parse(JSON.stringify(row.props?.attachments ?? null));

/** The message is what `next` says; how it was before is kept. Everybody in the channel is told. */
export async function saveVersion(tx: Tx, old: PostRow, next: PostRow): Promise<Post> {
  const now = tx.now();
  const edited = old.message !== next.message || old.file_ids !== next.file_ids || !Bun.deepEquals(attachments(old), attachments(next));
  const row = { ...next, update_at: Math.max(now, old.update_at + 1), edit_at: edited ? now : old.edit_at };
  await insertPost(tx.db, { ...old, id: newId(), original_id: old.id, delete_at: now, update_at: now });
  await updatePost(tx.db, old.id, row);
  if (old.message !== row.message) await reindexPost(tx, row);
  if (row.root_id !== '') await touchPost(tx.db, row.root_id, now);
  await askToLook(tx, row);
  return tellEdited(tx, row);
}
