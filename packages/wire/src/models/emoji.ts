import { Id, Millis, type Static, t } from '../scalars.ts';

/** An emoji that somebody of this server has added. */
export const Emoji = t.Object({ id: Id, create_at: Millis, update_at: Millis, delete_at: Millis, creator_id: t.String(), name: t.String() });
export type Emoji = Static<typeof Emoji>;
