import { OAuthApp } from '@foremast/wire/models/oauth-app';
import { t } from '@foremast/wire/scalars';

/** What can be said of an app. */
export const oauthAppFields = t.Pick(OAuthApp, ['name', 'description', 'icon_url', 'callback_urls', 'homepage', 'is_trusted']).properties;
