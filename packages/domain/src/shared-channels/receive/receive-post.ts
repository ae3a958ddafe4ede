import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { findAnyPost, heldPost, type PostRow } from '@foremast/store/queries/posts';
import { findUser } from '@foremast/store/queries/users';
import type { SyncedPost } from '@foremast/wire/models/sync-message';
import { restorePost } from '../../content-flagging/restore-post.ts';
import { saveVersion } from '../../posts/change-post.ts';
import { normaliseAttachments } from '../../posts/decode-attachments.ts';
import { removePost } from '../../posts/delete-post.ts';
import { hashtags } from '../../posts/hashtags.ts';
import { postError } from '../../posts/validate-post.ts';
import { writePost } from '../../posts/write-post.ts';
import { type Arrival, requireTheirs } from './arrival.ts';

const FILES_MAX = 10;
/** What each server works out for itself, and what only it may say of its own messages. */
const NOT_THEIRS = [
  'channel_mentions',
  'previewed_post',
  'add_channel_member',
  'force_notification',
  'deleteBy',
  'from_bot',
  'ai_generated_by_username',
];

function propsOf({ props }: SyncedPost): Record<string, unknown> {
  const kept = Object.fromEntries(Object.entries(props).filter(([key]) => !NOT_THEIRS.includes(key)));
  if (!('attachments' in kept)) return kept;
  return { ...kept, attachments: normaliseAttachments(kept.attachments) };
}

const typeOf = ({ type }: SyncedPost): string => (type === 'me' || type === 'slack_attachment' || type.startsWith('custom_') ? type : '');

async function write(tx: Tx, arrival: Arrival, post: SyncedPost, props: Record<string, unknown>): Promise<void> {
  const { channel, remote } = arrival;
  const author = await findUser(tx.db, post.user_id);
  requireTheirs(arrival, author?.remote_id);
  const root = post.root_id === '' ? undefined : await heldPost(tx.db, post.root_id);
  const placed = post.root_id === '' || (root?.channel_id === channel.id && root.delete_at === 0 && root.root_id === '');
  if (!placed) throw badRequest('api.post.create_post.root_id.app_error');
  await writePost(
    tx,
    {
      id: post.id,
      channel_id: channel.id,
      user_id: post.user_id,
      root_id: post.root_id,
      message: post.message,
      type: typeOf(post),
      props,
      is_pinned: post.is_pinned,
      edit_at: Math.max(post.edit_at, 0),
      create_at: post.create_at > 0 ? Math.min(post.create_at, tx.now()) : tx.now(),
      remote_id: remote.remote_id,
      file_ids: post.file_ids.filter(isId).slice(0, FILES_MAX),
    },
    { setOnline: false, ...(root ? { root } : {}) },
  );
}

async function edit(tx: Tx, known: PostRow, post: SyncedPost, props: Record<string, unknown>): Promise<void> {
  const same =
    known.message === post.message && known.is_pinned === post.is_pinned && Bun.deepEquals(propsOf({ ...post, props: known.props ?? {} }), props);
  if (same) return;
  await saveVersion(tx, known, {
    ...known,
    message: post.message,
    is_pinned: post.is_pinned,
    props,
    hashtags: hashtags(post.message, tx.config.ServiceSettings.MinimumHashtagLength),
  });
}

/** A message of another server is new here, or changed, or gone. */
export async function receivePost(tx: Tx, arrival: Arrival, post: SyncedPost): Promise<void> {
  if (!isId(post.id) || post.channel_id !== arrival.channel.id) throw badRequest('app.post.get.app_error');
  const known = await findAnyPost(tx.db, post.id);
  if (known) requireTheirs(arrival, known.remote_id);
  if (known && known.channel_id !== arrival.channel.id) throw badRequest('app.post.get.app_error');
  if (post.delete_at > 0) {
    if (known?.delete_at === 0) await removePost(tx, known, known.user_id);
    return;
  }
  const props = propsOf(post);
  const wrong = postError({ message: post.message, type: typeOf(post), props, file_ids: [] });
  if (wrong) throw wrong;
  if (!known) return write(tx, arrival, post, props);
  await restorePost(tx, known);
  await edit(tx, { ...known, delete_at: 0 }, post, props);
}
