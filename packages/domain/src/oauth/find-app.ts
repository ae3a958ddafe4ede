import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound, switchedOff } from '@foremast/kernel/error';
import { findOAuthApp, type OAuthAppRow } from '@foremast/store/queries/oauth-apps';
import type { OAuthApp } from '@foremast/wire/models/oauth-app';
import { hasSystem } from '../permissions/system.ts';

export function refuseIfProviderOff(ctx: Ctx, id = 'api.oauth.allow_oauth.turn_off.app_error'): void {
  if (!ctx.config.ServiceSettings.EnableOAuthServiceProvider) throw switchedOff(id);
}

/** As those see it who keep it: with its secret. That it registered itself is only said when it did. */
export const presentApp = ({ is_dynamically_registered, ...app }: OAuthAppRow): OAuthApp => ({
  ...app,
  ...(is_dynamically_registered ? { is_dynamically_registered } : {}),
});
export const withoutSecret = (app: OAuthApp): OAuthApp => ({ ...app, client_secret: '' });

/** Throws `app.oauth.get_app.find.app_error` (404). */
export async function getApp(ctx: Ctx, id: string): Promise<OAuthAppRow> {
  refuseIfProviderOff(ctx);
  const app = await findOAuthApp(ctx.db, id);
  if (!app) throw notFound('app.oauth.get_app.find.app_error');
  return app;
}

/** An app that the caller may look after: an own one, or any for those who look after those of others. */
export async function getKeptApp(ctx: Ctx, id: string): Promise<OAuthAppRow> {
  if (!(await hasSystem(ctx, 'manage_oauth'))) throw noPermission();
  const app = await getApp(ctx, id);
  if (app.creator_id !== ctx.userId && !(await hasSystem(ctx, 'manage_system_wide_oauth'))) throw noPermission();
  return app;
}
