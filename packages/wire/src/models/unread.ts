import { Id, Millis, type Static, t } from '../scalars.ts';

const counts = {
  msg_count: t.Integer(),
  mention_count: t.Integer(),
  mention_count_root: t.Integer(),
  urgent_mention_count: t.Integer(),
  msg_count_root: t.Integer(),
};

export const ChannelUnread = t.Object({ team_id: t.String(), channel_id: Id, ...counts });
export type ChannelUnread = Static<typeof ChannelUnread>;

/** After a channel was marked as unread from a message on. */
export const ChannelUnreadAt = t.Object({ team_id: t.String(), user_id: Id, channel_id: Id, ...counts, last_viewed_at: Millis });
export type ChannelUnreadAt = Static<typeof ChannelUnreadAt>;

export const ChannelView = t.Object({ status: t.String(), last_viewed_at_times: t.Record(t.String(), Millis) });
export type ChannelView = Static<typeof ChannelView>;
