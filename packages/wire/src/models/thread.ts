import { Id, Millis, type Static, t } from '../scalars.ts';
import { Post } from './post.ts';
import { User } from './user.ts';

/** A thread as one of its followers sees it. */
export const UserThread = t.Object({
  id: Id,
  reply_count: t.Integer(),
  last_reply_at: Millis,
  last_viewed_at: Millis,
  participants: t.Array(User),
  post: Post,
  unread_replies: t.Integer(),
  unread_mentions: t.Integer(),
  is_urgent: t.Boolean(),
  delete_at: Millis,
});
export type UserThread = Static<typeof UserThread>;

export const UserThreads = t.Object({
  total: t.Integer(),
  total_unread_threads: t.Integer(),
  total_unread_mentions: t.Integer(),
  total_unread_urgent_mentions: t.Integer(),
  threads: t.Nullable(t.Array(UserThread)),
});
export type UserThreads = Static<typeof UserThreads>;
