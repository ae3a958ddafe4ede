import { Id, Millis, type Static, t } from '../scalars.ts';

/** A program that may act in people's names once they allow it. A public one has no secret. */
export const OAuthApp = t.Object({
  id: Id,
  creator_id: t.String(),
  create_at: Millis,
  update_at: Millis,
  client_secret: t.String(),
  name: t.String(),
  description: t.String(),
  icon_url: t.String(),
  callback_urls: t.Array(t.String()),
  homepage: t.String(),
  is_trusted: t.Boolean(),
  mattermost_app_id: t.String(),
  is_dynamically_registered: t.Optional(t.Boolean()),
});
export type OAuthApp = Static<typeof OAuthApp>;

/** What a program asks of somebody. */
export const AuthorizeRequest = t.Object({
  response_type: t.String(),
  client_id: t.String(),
  redirect_uri: t.String(),
  scope: t.String(),
  state: t.String(),
  code_challenge: t.String(),
  code_challenge_method: t.String(),
  resource: t.String(),
});
export type AuthorizeRequest = Static<typeof AuthorizeRequest>;

export const AccessResponse = t.Object({
  access_token: t.String(),
  token_type: t.String(),
  /** Seconds. */
  expires_in: t.Integer(),
  scope: t.String(),
  refresh_token: t.String(),
  id_token: t.String(),
  audience: t.Optional(t.String()),
});
export type AccessResponse = Static<typeof AccessResponse>;

/** What programs that find their way themselves read first. */
export const AuthorizationServerMetadata = t.Object({
  issuer: t.String(),
  authorization_endpoint: t.String(),
  token_endpoint: t.String(),
  response_types_supported: t.Array(t.String()),
  registration_endpoint: t.Optional(t.String()),
  scopes_supported: t.Array(t.String()),
  grant_types_supported: t.Array(t.String()),
  token_endpoint_auth_methods_supported: t.Array(t.String()),
  code_challenge_methods_supported: t.Array(t.String()),
});
export type AuthorizationServerMetadata = Static<typeof AuthorizationServerMetadata>;
