import { Id, Json, Millis, type Static, t } from '../scalars.ts';
import { Reaction } from './reaction.ts';
import { User } from './user.ts';

export const PostPriority = t.Object({
  priority: t.Nullable(t.String()),
  requested_ack: t.Nullable(t.Boolean()),
  persistent_notifications: t.Nullable(t.Boolean()),
  PostId: t.Optional(t.String()),
  ChannelId: t.Optional(t.String()),
});
export type PostPriority = Static<typeof PostPriority>;

export const PostAcknowledgement = t.Object({
  user_id: Id,
  post_id: Id,
  acknowledged_at: Millis,
  channel_id: t.String(),
  remote_id: t.Optional(t.String()),
});
export type PostAcknowledgement = Static<typeof PostAcknowledgement>;

export const PostMetadata = t.Object({
  embeds: t.Optional(t.Array(t.Object({ type: t.String(), url: t.Optional(t.String()), data: t.Optional(Json) }))),
  emojis: t.Optional(t.Array(Json)),
  files: t.Optional(t.Array(Json)),
  images: t.Optional(t.Record(t.String(), t.Object({ width: t.Integer(), height: t.Integer(), format: t.String(), frame_count: t.Integer() }))),
  reactions: t.Optional(t.Array(Reaction)),
  priority: t.Optional(PostPriority),
  acknowledgements: t.Optional(t.Array(PostAcknowledgement)),
  translations: t.Optional(Json),
  expire_at: t.Optional(Millis),
  recipients: t.Optional(t.Array(t.String())),
});
export type PostMetadata = Static<typeof PostMetadata>;

export const Post = t.Object({
  id: Id,
  create_at: Millis,
  update_at: Millis,
  edit_at: Millis,
  delete_at: Millis,
  is_pinned: t.Boolean(),
  user_id: t.String(),
  channel_id: t.String(),
  root_id: t.String(),
  original_id: t.String(),
  message: t.String(),
  message_source: t.Optional(t.String()),
  type: t.String(),
  props: t.Record(t.String(), Json),
  hashtags: t.String(),
  file_ids: t.Nullable(t.Array(t.String())),
  pending_post_id: t.String(),
  has_reactions: t.Optional(t.Boolean()),
  remote_id: t.Optional(t.String()),
  reply_count: t.Integer(),
  last_reply_at: Millis,
  participants: t.Nullable(t.Array(User)),
  is_following: t.Optional(t.Boolean()),
  metadata: t.Optional(PostMetadata),
});
export type Post = Static<typeof Post>;

export const PostList = t.Object({
  order: t.Nullable(t.Array(t.String())),
  posts: t.Nullable(t.Record(t.String(), Post)),
  next_post_id: t.String(),
  prev_post_id: t.String(),
  has_next: t.Optional(t.Boolean()),
  first_inaccessible_post_time: t.Integer(),
});
export type PostList = Static<typeof PostList>;

const SomeObjects = t.Array(t.Object({}));

/** A message as callers send it. Much of it is ignored, but all of it must have the right type. */
export const PostBody = t.Object({
  id: t.String(),
  create_at: t.Integer(),
  update_at: t.Integer(),
  edit_at: t.Integer(),
  delete_at: t.Integer(),
  is_pinned: t.Boolean(),
  user_id: t.String(),
  channel_id: t.String(),
  root_id: t.String(),
  original_id: t.String(),
  message: t.String(),
  type: t.String(),
  props: t.Record(t.String(), Json),
  hashtags: t.String(),
  file_ids: t.Array(t.String()),
  pending_post_id: t.String(),
  has_reactions: t.Boolean(),
  reply_count: t.Integer(),
  last_reply_at: t.Integer(),
  is_following: t.Optional(t.Boolean()),
  message_source: t.Optional(t.String()),
  remote_id: t.Optional(t.String()),
  participants: t.Optional(SomeObjects),
  metadata: t.Optional(
    t.Object({
      priority: t.Optional(
        t.Object({ priority: t.Nullable(t.String()), requested_ack: t.Nullable(t.Boolean()), persistent_notifications: t.Nullable(t.Boolean()) }),
      ),
      embeds: t.Optional(SomeObjects),
      emojis: t.Optional(SomeObjects),
      files: t.Optional(SomeObjects),
      images: t.Optional(t.Record(t.String(), t.Object({}))),
      reactions: t.Optional(SomeObjects),
      acknowledgements: t.Optional(SomeObjects),
    }),
  ),
});
export type PostBody = Static<typeof PostBody>;

/** What of a message may be changed; absent or null leaves it as it is. */
export const PostPatch = t.Object({
  is_pinned: t.Optional(t.Boolean()),
  message: t.Optional(t.String()),
  props: t.Optional(t.Record(t.String(), Json)),
  file_ids: t.Optional(t.Array(t.String())),
  has_reactions: t.Optional(t.Boolean()),
});
export type PostPatch = Static<typeof PostPatch>;
