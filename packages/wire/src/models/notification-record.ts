import { Id, Millis, type Static, t } from '../scalars.ts';

const Way = t.Object({
  told: t.Boolean(),
  /** `told`, or a word for what kept it. */
  because: t.String(),
  /** The same as a sentence. */
  words: t.String(),
});

/** How and why somebody was told of a message, or why not. */
export const NotificationRecord = t.Object({
  post_id: Id,
  user_id: Id,
  /** When it was decided; 0: nobody asked. */
  at: Millis,
  recorded: t.Boolean(),
  /** What of the message concerns the person. */
  reason: t.String(),
  words: t.String(),
  desktop: Way,
  push: Way,
  mail: Way,
  /** Phones and browsers that it was handed to. */
  devices: t.Integer(),
});
export type NotificationRecord = Static<typeof NotificationRecord>;
