import { type AppError, badRequest } from '@foremast/kernel/error';
import type { OAuthAppRow } from '@foremast/store/queries/oauth-apps';
import { isHttpUrl } from './is-http-url.ts';

const NAME_MAX = 64;
const SECRET_MAX = 128;
const LIST_MAX = 1024;
const HOMEPAGE_MAX = 256;
const TEXT_MAX = 512;
const APP_ID_MAX = 32;
const runes = (text: string): number => [...text].length;

function callbacksFit(urls: readonly string[]): boolean {
  return urls.length > 0 && urls.every(isHttpUrl) && JSON.stringify(urls).length <= LIST_MAX;
}

/** An app that registered itself need not have a home. */
function homepageFits({ homepage, is_dynamically_registered }: OAuthAppRow): boolean {
  if (homepage === '') return is_dynamically_registered;
  return homepage.length <= HOMEPAGE_MAX && isHttpUrl(homepage);
}

/** What is wrong with an app, if anything: `model.oauth.is_valid.*` (400). */
export function oauthAppError(app: OAuthAppRow): AppError | undefined {
  const rules: readonly (readonly [string, boolean])[] = [
    ['client_secret', app.client_secret.length <= SECRET_MAX],
    ['name', app.name !== '' && Buffer.byteLength(app.name) <= NAME_MAX],
    ['callback', callbacksFit(app.callback_urls)],
    ['homepage', homepageFits(app)],
    ['description', runes(app.description) <= TEXT_MAX],
    ['icon_url', app.icon_url === '' || (app.icon_url.length <= TEXT_MAX && isHttpUrl(app.icon_url))],
    ['mattermost_app_id', app.mattermost_app_id.length <= APP_ID_MAX],
  ];
  const broken = rules.find(([, holds]) => !holds);
  return broken && badRequest(`model.oauth.is_valid.${broken[0]}.app_error`);
}
