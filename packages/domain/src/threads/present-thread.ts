import type { Settings } from '@foremast/kernel/config/settings';
import { type FollowedThreadRow, unreadRepliesOf } from '@foremast/store/queries/followed-threads';
import { prioritiesOf } from '@foremast/store/queries/post-priorities';
import { type PostRow, postsByIds } from '@foremast/store/queries/posts';
import { findUser } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import type { UserThread } from '@foremast/wire/models/thread';
import { proxiedPost } from '../image-proxy/proxied-post.ts';
import { userViews } from '../posts/post-viewer.ts';
import { presentPost } from '../posts/present-post.ts';
import { shownChannelNames } from '../posts/shown-channel-names.ts';
import { bareUser, participantUsers } from './participants.ts';

function presentRoot(settings: Settings, row: PostRow): Omit<UserThread['post'], 'metadata'> {
  const { metadata: _, ...post } = presentPost(row);
  return proxiedPost(settings, post);
}

export interface ThreadForm {
  /** Participants in full, not only their ids. */
  readonly extended: boolean;
  /** Replies that were deleted count as unread. */
  readonly deletedToo?: boolean;
}

/** Threads as one of their followers gets them: three queries for all. */
export async function presentThreads(
  db: Db,
  settings: Settings,
  userId: string,
  threads: readonly FollowedThreadRow[],
  { extended, deletedToo = false }: ThreadForm,
): Promise<UserThread[]> {
  const ids = threads.map((t) => t.post_id);
  const roots = new Map((await postsByIds(db, ids)).map((p) => [p.id, p]));
  const reader = await findUser(db, userId);
  const propsOf = await shownChannelNames(db, [...roots.values()], reader && userViews(db, reader, 0));
  const replies = await unreadRepliesOf(db, userId, ids, deletedToo);
  const priorities = settings.ServiceSettings.PostPriority ? await prioritiesOf(db, ids) : new Map<string, { priority: string }>();
  const users = extended
    ? await participantUsers(
        db,
        settings,
        threads.flatMap((t) => t.participants ?? []),
      )
    : undefined;
  return threads.flatMap((thread) => {
    const root = roots.get(thread.post_id);
    if (!root) return [];
    return [
      {
        id: thread.post_id,
        reply_count: thread.reply_count,
        last_reply_at: thread.last_reply_at,
        last_viewed_at: thread.last_viewed,
        participants: (thread.participants ?? []).flatMap((id) => (users ? (users.get(id) ?? []) : [{ ...bareUser(id), auth_data: '' }])),
        post: presentRoot(settings, { ...root, props: propsOf(root) }),
        unread_replies: replies.get(thread.post_id) ?? 0,
        unread_mentions: thread.unread_mentions,
        is_urgent: priorities.get(thread.post_id)?.priority === 'urgent',
        delete_at: thread.delete_at ?? 0,
      },
    ];
  });
}
