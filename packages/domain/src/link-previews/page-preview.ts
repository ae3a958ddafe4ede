import type { Ctx } from '@foremast/kernel/context';
import { switchedOff } from '@foremast/kernel/error';
import { findsFor } from './link-views.ts';
import { mayBeLookedAt } from './links-of-post.ts';
import { lookAndKeep } from './look-at-links.ts';
import type { OpenGraph } from './open-graph.ts';

/** What a page says of itself, at most an hour old; only an empty address where it says nothing, or may not be asked. 501 while previews are off. */
export async function pagePreview(ctx: Ctx, url: string): Promise<OpenGraph | { url: '' }> {
  if (!ctx.config.ServiceSettings.EnableLinkPreviews) throw switchedOff('api.post.link_preview_disabled.app_error');
  if (!mayBeLookedAt(ctx.config, url)) return { url: '' };
  const now = ctx.now();
  const known = (await findsFor(ctx.db, [[url, now]]))(url, now);
  const limit = Date.now() + ctx.config.ExperimentalSettings.LinkMetadataTimeoutMilliseconds;
  const find = known ?? (await lookAndKeep(ctx, [url], now, limit, { type: 'none', data: null }))[0];
  return find?.type === 'opengraph' ? find.data : { url: '' };
}
