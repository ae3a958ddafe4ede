import type { Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { channelHead } from '@foremast/store/queries/channels';
import { countPost } from '@foremast/store/queries/post-counters';
import { insertPost, type PostRow } from '@foremast/store/queries/posts';
import { findUser } from '@foremast/store/queries/users';
import { posted } from '@foremast/wire/events';
import type { Post } from '@foremast/wire/models/post';
import { JOIN_LEAVE } from '../channels/membership.ts';
import { presentPost } from './present-post.ts';

/** A message that is to be written; what the caller may set has been checked by then. */
export type NewPost = Pick<PostRow, 'channel_id' | 'user_id' | 'message'> &
  Partial<Pick<PostRow, 'id' | 'create_at' | 'root_id' | 'type' | 'props' | 'is_pinned' | 'edit_at' | 'has_reactions' | 'hashtags' | 'remote_id'>> & { file_ids?: readonly string[] };

export interface WriteOptions {
  /** Tells clients that the author counts as online. */
  readonly setOnline: boolean;
}

/**
 * Writes a message and everything that follows from it, in one transaction: the channel's counters, the author's read mark,
 * and the event to everyone in the channel.
 */
export async function writePost(tx: Tx, post: NewPost, options: WriteOptions): Promise<Post> {
  const now = tx.now();
  const createAt = post.create_at || now;
  const row: PostRow = {
    id: post.id ?? newId(),
    create_at: createAt,
    update_at: createAt,
    edit_at: post.edit_at ?? 0,
    delete_at: 0,
    is_pinned: post.is_pinned ?? false,
    user_id: post.user_id,
    channel_id: post.channel_id,
    root_id: post.root_id ?? '',
    original_id: '',
    message: post.message,
    type: post.type ?? '',
    props: post.props ?? {},
    hashtags: post.hashtags ?? '',
    file_ids: JSON.stringify(post.file_ids ?? []),
    has_reactions: post.has_reactions ?? false,
    remote_id: post.remote_id ?? null,
  };
  await insertPost(tx.db, row);
  const isRoot = row.root_id === '';
  await countPost(tx.db, { channelId: row.channel_id, at: createAt, messages: JOIN_LEAVE.has(row.type) ? 0 : 1, roots: JOIN_LEAVE.has(row.type) || !isRoot ? 0 : 1, isRoot });
  const presented = presentPost(row);
  await tellChannel(tx, presented, options);
  return presented;
}

async function tellChannel(tx: Tx, post: Post, { setOnline }: WriteOptions): Promise<void> {
  const [channel, author] = [await channelHead(tx.db, post.channel_id), await findUser(tx.db, post.user_id)];
  if (!channel) return;
  tx.emit(
    posted,
    {
      channel_type: channel.type,
      channel_display_name: channel.display_name,
      channel_name: channel.name,
      sender_name: post.type.startsWith('system_') ? 'System' : `@${author?.username ?? ''}`,
      team_id: channel.team_id,
      set_online: setOnline,
      post: JSON.stringify(post),
    },
    { channel: post.channel_id },
  );
}
