import { t } from '@foremast/wire/scalars';

/** What can be said of an app. */
export const oauthAppFields = {
  name: t.String(),
  description: t.String(),
  icon_url: t.String(),
  callback_urls: t.Array(t.String()),
  homepage: t.String(),
  is_trusted: t.Boolean(),
};
