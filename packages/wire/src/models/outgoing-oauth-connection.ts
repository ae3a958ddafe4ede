import { Id, Millis, type Static, t } from '../scalars.ts';

/** How this server gets a token for calling programs elsewhere. What is secret in it is never told. */
export const OutgoingOAuthConnection = t.Object({
  id: Id,
  creator_id: t.String(),
  create_at: Millis,
  update_at: Millis,
  name: t.String(),
  client_id: t.Optional(t.String()),
  credentials_username: t.Optional(t.String()),
  oauth_token_url: t.String(),
  grant_type: t.String(),
  audiences: t.Array(t.String()),
});
export type OutgoingOAuthConnection = Static<typeof OutgoingOAuthConnection>;

export const OutgoingOAuthConnectionForm = t.Object({
  id: t.String(),
  name: t.String(),
  client_id: t.String(),
  client_secret: t.String(),
  credentials_username: t.Optional(t.String()),
  credentials_password: t.Optional(t.String()),
  oauth_token_url: t.String(),
  grant_type: t.String(),
  audiences: t.Array(t.String()),
});
export type OutgoingOAuthConnectionForm = Static<typeof OutgoingOAuthConnectionForm>;
