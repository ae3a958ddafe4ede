import { authorizeOAuthApp } from './authorize-oauth-app.ts';
import { authorizeOAuthPage } from './authorize-oauth-page.ts';
import { createOAuthApp } from './create-oauth-app.ts';
import { deauthorizeOAuthApp } from './deauthorize-oauth-app.ts';
import { deleteOAuthApp } from './delete-oauth-app.ts';
import { getAuthorizationServerMetadata } from './get-authorization-server-metadata.ts';
import { getAuthorizedOAuthAppsForUser } from './get-authorized-oauth-apps-for-user.ts';
import { getOAuthAccessToken } from './get-oauth-access-token.ts';
import { getOAuthApp } from './get-oauth-app.ts';
import { getOAuthAppInfo } from './get-oauth-app-info.ts';
import { getOAuthApps } from './get-oauth-apps.ts';
import { regenerateOAuthAppSecret } from './regenerate-oauth-app-secret.ts';
import { registerOAuthClient } from './register-oauth-client.ts';
import { updateOAuthApp } from './update-oauth-app.ts';

export const oauth = [
  authorizeOAuthApp,
  authorizeOAuthPage,
  createOAuthApp,
  deauthorizeOAuthApp,
  deleteOAuthApp,
  getAuthorizationServerMetadata,
  getAuthorizedOAuthAppsForUser,
  getOAuthAccessToken,
  getOAuthApp,
  getOAuthAppInfo,
  getOAuthApps,
  regenerateOAuthAppSecret,
  registerOAuthClient,
  updateOAuthApp,
];
