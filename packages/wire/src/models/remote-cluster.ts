import { Id, Millis, type Static, t } from '../scalars.ts';

/** Another server that this one is connected with. Tokens never leave: they are empty here. */
export const RemoteCluster = t.Object({
  remote_id: Id,
  remote_team_id: t.String(),
  name: t.String(),
  display_name: t.String(),
  site_url: t.String(),
  default_team_id: t.String(),
  create_at: Millis,
  delete_at: Millis,
  last_ping_at: Millis,
  last_global_user_sync_at: Millis,
  token: t.String(),
  remote_token: t.String(),
  topics: t.String(),
  creator_id: t.String(),
  plugin_id: t.String(),
  options: t.Integer(),
});
export type RemoteCluster = Static<typeof RemoteCluster>;

/** What people in a shared channel see of the other server. */
export const RemoteClusterInfo = t.Object({
  name: t.String(),
  display_name: t.String(),
  create_at: Millis,
  delete_at: Millis,
  last_ping_at: Millis,
});
export type RemoteClusterInfo = Static<typeof RemoteClusterInfo>;

/** What an invitation carries, encrypted with a password. */
export const RemoteInvite = t.Object({
  remote_id: t.String(),
  remote_team_id: t.String(),
  site_url: t.String(),
  token: t.String(),
  refreshed_token: t.String(),
  version: t.Integer(),
});
export type RemoteInvite = Static<typeof RemoteInvite>;

/** What servers send each other: a message with a topic, and who sends it. */
export const RemoteFrame = t.Object({
  remote_id: t.String(),
  msg: t.Object({ id: t.String(), topic: t.String(), create_at: t.Integer(), payload: t.Unknown() }),
});
export type RemoteFrame = Static<typeof RemoteFrame>;

export const RemotePing = t.Object({ sent_at: t.Integer(), recv_at: t.Integer() });
export type RemotePing = Static<typeof RemotePing>;
