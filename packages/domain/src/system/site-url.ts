import type { Ctx } from '@foremast/kernel/context';

/** Where this server is: as the settings say, else as the caller came to it. */
export function siteUrl(ctx: Ctx): string {
  const { SiteURL } = ctx.config.ServiceSettings;
  if (SiteURL !== '') return SiteURL;
  const { raw, secure } = ctx.request;
  if (!raw) return '';
  const { host } = new URL(raw.url);
  return `${secure ? 'https' : 'http'}://${host}`;
}
