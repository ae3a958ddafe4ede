import { Id, Json, Millis, type Static, t } from '../scalars.ts';

/** A link or a file that is kept at the top of a channel. */
export const ChannelBookmark = t.Object({
  id: Id,
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  channel_id: Id,
  owner_id: Id,
  file_id: t.String(),
  display_name: t.String(),
  sort_order: t.Integer(),
  type: t.String(),
  link_url: t.Optional(t.String()),
  image_url: t.Optional(t.String()),
  emoji: t.Optional(t.String()),
  original_id: t.Optional(t.String()),
  parent_id: t.Optional(t.String()),
  file: t.Optional(t.Record(t.String(), Json)),
});
export type ChannelBookmark = Static<typeof ChannelBookmark>;

/** What a change made: in place, or a copy of what another person had made. */
export const UpdateChannelBookmarkResponse = t.Object({ updated: t.Optional(ChannelBookmark), deleted: t.Optional(ChannelBookmark) });
export type UpdateChannelBookmarkResponse = Static<typeof UpdateChannelBookmarkResponse>;
