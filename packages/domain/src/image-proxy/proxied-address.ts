import type { Settings } from '@foremast/kernel/config/settings';

const PATH = '/api/v4/image?url=';
const DATA = /^data:image\//i;
const ESCAPED = /[!'()*]/g;

/** The way addresses stand in a query: spaces as plus signs, everything but letters, digits and `-_.~` by its number. */
const queryEscaped = (text: string): string =>
  encodeURIComponent(text)
    .replace(ESCAPED, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');

const siteOf = (settings: Settings): string => settings.ServiceSettings.SiteURL.replace(/\/+$/, '');

/** Pictures of other servers are shown through this one. */
export const proxiesPictures = (settings: Settings): boolean => settings.ImageProxySettings.Enable && settings.ServiceSettings.SiteURL !== '';

/** Where clients get a picture from: this server's own pictures, and those that an address holds itself, stay where they are. */
export function proxiedAddress(settings: Settings, url: string): string {
  const site = siteOf(settings);
  if (url === '' || DATA.test(url)) return url;
  if (!URL.canParse(url, site)) return site;
  return new URL(url, site).host === new URL(site).host ? url : `${site}${PATH}${queryEscaped(url)}`;
}

/** What a proxied address stands for; others stay as they are. */
export function unproxiedAddress(settings: Settings, url: string): string {
  const prefix = siteOf(settings) + PATH;
  if (!url.startsWith(prefix)) return url;
  try {
    return decodeURIComponent(url.slice(prefix.length).replaceAll('+', '%20'));
  } catch {
    return url;
  }
}
