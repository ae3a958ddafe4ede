import { Id, Json, type Static, t } from '../scalars.ts';

/** Somebody of another server, as that server tells of them. */
export const SyncedUser = t.Object({
  id: Id,
  username: t.String(),
  email: t.String(),
  nickname: t.String(),
  first_name: t.String(),
  last_name: t.String(),
  position: t.String(),
  locale: t.String(),
  update_at: t.Integer(),
  delete_at: t.Integer(),
  last_picture_update: t.Integer(),
  is_bot: t.Boolean(),
});
export type SyncedUser = Static<typeof SyncedUser>;

/** A message as it is on the server that sends it. */
export const SyncedPost = t.Object({
  id: Id,
  create_at: t.Integer(),
  update_at: t.Integer(),
  edit_at: t.Integer(),
  delete_at: t.Integer(),
  is_pinned: t.Boolean(),
  user_id: t.String(),
  channel_id: t.String(),
  root_id: t.String(),
  message: t.String(),
  type: t.String(),
  props: t.Record(t.String(), Json),
  file_ids: t.Array(t.String()),
});
export type SyncedPost = Static<typeof SyncedPost>;

/** With `delete_at` above zero it was taken back. */
export const SyncedReaction = t.Object({
  user_id: t.String(),
  post_id: t.String(),
  emoji_name: t.String(),
  create_at: t.Integer(),
  update_at: t.Integer(),
  delete_at: t.Integer(),
});
export type SyncedReaction = Static<typeof SyncedReaction>;

/** What has happened in a shared channel. */
export const SyncMessage = t.Object({
  id: t.String(),
  channel_id: t.String(),
  users: t.Record(t.String(), SyncedUser),
  posts: t.Array(SyncedPost),
  reactions: t.Array(SyncedReaction),
  /** Who is meant by `@name` in the messages: names differ between servers. */
  mention_transforms: t.Record(t.String(), t.String()),
});
export type SyncMessage = Static<typeof SyncMessage>;

/** The invitation of a channel. */
export const ChannelInvite = t.Object({
  channel_id: t.String(),
  team_id: t.String(),
  read_only: t.Boolean(),
  name: t.String(),
  display_name: t.String(),
  header: t.String(),
  purpose: t.String(),
  type: t.String(),
  direct_participant_ids: t.Array(t.String()),
});
export type ChannelInvite = Static<typeof ChannelInvite>;

export const SYNC_TOPIC = 'sharedchannel_sync';
export const INVITE_TOPIC = 'sharedchannel_invite';
export const UPLOAD_TOPIC = 'sharedchannel_upload';
