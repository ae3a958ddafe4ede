import { Id, Millis, type Static, t } from '../scalars.ts';

/** A channel that people of several servers are in. `home`: it began here. */
export const SharedChannel = t.Object({
  id: Id,
  team_id: t.String(),
  home: t.Boolean(),
  readonly: t.Boolean(),
  name: t.String(),
  display_name: t.String(),
  purpose: t.String(),
  header: t.String(),
  creator_id: t.String(),
  create_at: Millis,
  update_at: Millis,
  remote_id: t.Optional(t.String()),
  Type: t.String(),
});
export type SharedChannel = Static<typeof SharedChannel>;

/** A shared channel on one other server, and how far that server knows it. */
export const SharedChannelRemote = t.Object({
  id: Id,
  channel_id: Id,
  creator_id: t.String(),
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  is_invite_accepted: t.Boolean(),
  is_invite_confirmed: t.Boolean(),
  remote_id: Id,
  last_post_update_at: Millis,
  last_post_id: t.String(),
  last_post_create_at: Millis,
  last_post_create_id: t.String(),
  last_members_sync_at: Millis,
});
export type SharedChannelRemote = Static<typeof SharedChannelRemote>;
