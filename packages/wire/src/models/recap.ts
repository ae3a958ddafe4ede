import { Id, Millis, type Static, t } from '../scalars.ts';

const texts = t.Nullable(t.Array(t.String()));

/** What was said in one channel. */
export const RecapChannel = t.Object({
  id: Id,
  recap_id: Id,
  channel_id: Id,
  channel_name: t.String(),
  highlights: texts,
  action_items: texts,
  source_post_ids: texts,
  create_at: Millis,
});
export type RecapChannel = Static<typeof RecapChannel>;

export const RecapStatus = t.Union([t.Literal('pending'), t.Literal('processing'), t.Literal('completed'), t.Literal('failed')]);
export type RecapStatus = Static<typeof RecapStatus>;

/** What was said in some channels, summed up for one person by an agent. */
export const Recap = t.Object({
  id: Id,
  user_id: Id,
  title: t.String(),
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  read_at: Millis,
  total_message_count: t.Integer(),
  status: RecapStatus,
  bot_id: t.String(),
  channels: t.Optional(t.Array(RecapChannel)),
});
export type Recap = Static<typeof Recap>;
