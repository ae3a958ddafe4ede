import type { OAuthApp } from '@foremast/wire/models/oauth-app';
import type { Db, WriteDb } from '../store.ts';

export type OAuthAppRow = OAuthApp & { is_dynamically_registered: boolean };

const columns = [
  'oauthapps.id',
  'oauthapps.creatorid as creator_id',
  'oauthapps.createat as create_at',
  'oauthapps.updateat as update_at',
  'oauthapps.clientsecret as client_secret',
  'oauthapps.name',
  'oauthapps.description',
  'oauthapps.iconurl as icon_url',
  'oauthapps.callbackurls as callback_urls',
  'oauthapps.homepage',
  'oauthapps.istrusted as is_trusted',
  'oauthapps.mattermostappid as mattermost_app_id',
  'oauthapps.isdynamicallyregistered as is_dynamically_registered',
] as const;

type Stored = Omit<OAuthAppRow, 'callback_urls'> & { callback_urls: string };

const toRow = (stored: Stored): OAuthAppRow => ({
  ...stored,
  callback_urls: JSON.parse(stored.callback_urls || '[]') as string[],
  // Rows that are older than the column have none.
  is_dynamically_registered: stored.is_dynamically_registered === true,
});

/** The category of the preferences that say to which apps somebody has agreed, by the apps' ids. */
export const CONSENT = 'oauth_app';

export async function findOAuthApp(db: Db, id: string): Promise<OAuthAppRow | undefined> {
  const stored = await db.selectFrom('oauthapps').select(columns).where('id', '=', id).executeTakeFirst();
  return stored && toRow(stored);
}

/** The oldest first; everybody's where no creator is named. */
export async function listOAuthApps(db: Db, creatorId: string | undefined, offset: number, limit: number): Promise<OAuthAppRow[]> {
  let query = db.selectFrom('oauthapps').select(columns);
  if (creatorId !== undefined) query = query.where('creatorid', '=', creatorId);
  return (await query.orderBy('createat').orderBy('id').limit(limit).offset(offset).execute()).map(toRow);
}

/** The apps to which somebody has agreed, the oldest first. */
export async function oauthAppsAllowedBy(db: Db, userId: string, offset: number, limit: number): Promise<OAuthAppRow[]> {
  const rows = await db
    .selectFrom('oauthapps')
    .innerJoin('preferences', 'preferences.name', 'oauthapps.id')
    .select(columns)
    .where('preferences.userid', '=', userId)
    .where('preferences.category', '=', CONSENT)
    .orderBy('oauthapps.createat')
    .orderBy('oauthapps.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(toRow);
}

const values = (app: OAuthAppRow) => ({
  creatorid: app.creator_id,
  createat: app.create_at,
  updateat: app.update_at,
  clientsecret: app.client_secret,
  name: app.name,
  description: app.description,
  iconurl: app.icon_url,
  callbackurls: JSON.stringify(app.callback_urls),
  homepage: app.homepage,
  istrusted: app.is_trusted,
  mattermostappid: app.mattermost_app_id,
  isdynamicallyregistered: app.is_dynamically_registered,
});

export async function insertOAuthApp(db: WriteDb, app: OAuthAppRow): Promise<void> {
  await db
    .insertInto('oauthapps')
    .values({ id: app.id, ...values(app) })
    .execute();
}

export async function updateOAuthApp(db: WriteDb, app: OAuthAppRow): Promise<void> {
  await db.updateTable('oauthapps').set(values(app)).where('id', '=', app.id).execute();
}

/** The app itself, what it was about to be allowed, and who agreed to it; its grants go before, in batches. */
export async function deleteOAuthApp(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('oauthapps').where('id', '=', id).execute();
  await db.deleteFrom('oauthauthdata').where('clientid', '=', id).execute();
  await db.deleteFrom('preferences').where('category', '=', CONSENT).where('name', '=', id).execute();
}
