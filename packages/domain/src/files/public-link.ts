import { createHash, timingSafeEqual } from 'node:crypto';
import type { Settings } from '@foremast/kernel/config/settings';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { isBookmarked } from '@foremast/store/queries/channel-bookmarks';
import type { FileRow } from '@foremast/store/queries/files';
import { siteUrl } from '../system/site-url.ts';

const proofOf = (settings: Settings, fileId: string): string =>
  createHash('sha256').update(settings.FileSettings.PublicLinkSalt).update(fileId).digest('base64url');

export function publicLinksOn(ctx: Ctx): void {
  if (!ctx.config.FileSettings.EnablePublicLink) throw forbidden('api.file.get_public_link.disabled.app_error');
}

/** An address that shows the file to whoever has it. Only for files in use. */
export async function publicLink(ctx: Ctx, file: FileRow): Promise<string> {
  if (file.post_id === '' && !(await isBookmarked(ctx.db, file.id))) throw badRequest('api.file.get_public_link.no_post.app_error');
  return `${siteUrl(ctx)}/files/${file.id}/public?h=${proofOf(ctx.config, file.id)}`;
}

export function checkProof(ctx: Ctx, fileId: string, given: string): void {
  const [wanted, got] = [Buffer.from(proofOf(ctx.config, fileId)), Buffer.from(given)];
  if (wanted.length !== got.length || !timingSafeEqual(wanted, got)) throw badRequest('api.file.get_file.public_invalid.app_error');
}
