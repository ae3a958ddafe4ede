import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden, invalidBody, noPermission } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { insertOAuthApp, listOAuthApps, type OAuthAppRow, oauthAppsAllowedBy, updateOAuthApp } from '@foremast/store/queries/oauth-apps';
import type { OAuthApp } from '@foremast/wire/models/oauth-app';
import { audit } from '../audits/audit.ts';
import { hasSystem } from '../permissions/system.ts';
import { eraseApp } from './erase-apps.ts';
import { getKeptApp, presentApp, refuseIfProviderOff, withoutSecret } from './find-app.ts';
import { oauthAppError } from './validate-app.ts';

/** An app as whoever keeps it writes it down. */
export type OAuthAppForm = Pick<OAuthApp, 'name' | 'description' | 'icon_url' | 'callback_urls' | 'homepage' | 'is_trusted'>;

/** A page of apps. */
export interface AppPage {
  readonly offset: number;
  readonly limit: number;
}

async function checked(app: OAuthAppRow): Promise<OAuthAppRow> {
  const wrong = oauthAppError(app);
  if (wrong) throw wrong;
  return app;
}

export async function createApp(ctx: Ctx, form: OAuthAppForm, isPublic: boolean): Promise<OAuthApp> {
  refuseIfProviderOff(ctx, 'api.oauth.register_oauth_app.turn_off.app_error');
  const now = ctx.now();
  const app = await checked({
    ...form,
    is_trusted: form.is_trusted && (await hasSystem(ctx, 'manage_system')),
    id: newId(),
    creator_id: ctx.userId,
    create_at: now,
    update_at: now,
    client_secret: isPublic ? '' : newId(),
    mattermost_app_id: '',
    is_dynamically_registered: false,
  });
  await ctx.tx(async (tx) => {
    await insertOAuthApp(tx.db, app);
    await audit(tx, { extra: `client_id=${app.id}` });
  });
  return presentApp(app);
}

async function write(ctx: Ctx, app: OAuthAppRow): Promise<OAuthApp> {
  await ctx.tx(async (tx) => {
    await updateOAuthApp(tx.db, app);
    await audit(tx, { extra: `client_id=${app.id}` });
  });
  return presentApp(app);
}

/** Replaces what an app says of itself; secret, creator and where it came from stay. */
export async function changeApp(ctx: Ctx, id: string, form: OAuthAppForm & Pick<OAuthApp, 'id' | 'mattermost_app_id'>): Promise<OAuthApp> {
  if (!(await hasSystem(ctx, 'manage_oauth'))) throw noPermission();
  if (form.id !== id) throw invalidBody('app_id');
  const before = await getKeptApp(ctx, id);
  const is_trusted = (await hasSystem(ctx, 'manage_system')) ? form.is_trusted : before.is_trusted;
  return write(ctx, await checked({ ...before, ...form, is_trusted, update_at: ctx.now() }));
}

/** Tokens that the app holds go on working; for a new one it needs the new secret. */
export async function renewAppSecret(ctx: Ctx, id: string): Promise<OAuthApp> {
  const app = await getKeptApp(ctx, id);
  if (app.client_secret === '') throw badRequest('api.oauth.regenerate_secret.public_client.app_error');
  return write(ctx, { ...app, client_secret: newId(), update_at: ctx.now() });
}

/** The app goes, and with it all it held of anybody. */
export async function removeApp(ctx: Ctx, id: string): Promise<void> {
  await getKeptApp(ctx, id);
  await eraseApp(ctx, id);
  await ctx.tx((tx) => audit(tx, { extra: `client_id=${id}` }));
}

/** Own apps, or everybody's for those who look after them all. */
export async function listApps(ctx: Ctx, { offset, limit }: AppPage): Promise<OAuthApp[]> {
  if (!(await hasSystem(ctx, 'manage_oauth'))) throw forbidden('api.command.admin_only.app_error');
  refuseIfProviderOff(ctx);
  const creator = (await hasSystem(ctx, 'manage_system_wide_oauth')) ? undefined : ctx.userId;
  return (await listOAuthApps(ctx.db, creator, offset, limit)).map(presentApp);
}

/** The apps that somebody has allowed. */
export async function listAllowedApps(ctx: Ctx, userId: string, { offset, limit }: AppPage): Promise<OAuthApp[]> {
  refuseIfProviderOff(ctx);
  return (await oauthAppsAllowedBy(ctx.db, userId, offset, limit)).map(presentApp).map(withoutSecret);
}
