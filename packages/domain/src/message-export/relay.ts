import type { Ctx } from '@foremast/kernel/context';
import type { Archive } from '../files/write-archive.ts';
import { Attachments, type Warnings } from './attachments.ts';
import type { Batch, ExportedChannel } from './batch.ts';
import type { UploadEntry } from './entries.ts';
import type { RelayMail } from './relay-mail.ts';
import type { RelayChunk } from './relay-page.ts';

/** More than this no mail may hold. */
const MAIL_MAX = 250 * 1024 * 1024;

/** Cuts a channel into parts of which each goes into a mail. A channel that people only came to or left has one without messages. */
export function chunksOf(source: ExportedChannel, warnings: Warnings, most = MAIL_MAX): RelayChunk[] {
  const uploads = Map.groupBy(source.uploads, ({ post }) => post.id);
  const chunks: { said: ExportedChannel['said'][number][]; uploads: UploadEntry[]; leftOut: UploadEntry[] }[] = [
    { said: [], uploads: [], leftOut: [] },
  ];
  const placed = new Set<string>();
  let size = 0;
  for (const entry of source.said) {
    const files = placed.has(entry.post.id) ? [] : (uploads.get(entry.post.id) ?? []);
    placed.add(entry.post.id);
    const fileBytes = files.reduce((sum, { file }) => sum + file.size, 0);
    const tooLarge = fileBytes > most;
    if (tooLarge) warnings.lines.push(`Warning: files are too large to be sent - ${entry.post.id}`);
    const bytes = Buffer.byteLength(entry.message) + (tooLarge ? 0 : fileBytes);
    if (size > 0 && size + bytes > most) {
      chunks.push({ said: [], uploads: [], leftOut: [] });
      size = 0;
    }
    size += bytes;
    const chunk = chunks.at(-1);
    chunk?.said.push(entry);
    (tooLarge ? chunk?.leftOut : chunk?.uploads)?.push(...files);
  }
  return chunks.map((chunk) => ({ source, ...chunk }));
}

/** All mails of a batch, one after the other. */
export async function* relayMails(ctx: Ctx, batch: Batch, warnings: Warnings): AsyncGenerator<RelayMail> {
  const attachments = new Attachments(ctx, warnings);
  const { relayMail } = await import('./relay-mail.ts');
  const product = ctx.config.TeamSettings.SiteName || 'Foremast';
  for (const source of batch.channels) {
    for (const [number, chunk] of chunksOf(source, warnings).entries()) yield relayMail(chunk, batch, product, number, attachments);
  }
}

/** A batch as mails, in an archive. */
export async function writeRelay(ctx: Ctx, batch: Batch, archive: Archive, warnings: Warnings): Promise<void> {
  for await (const mail of relayMails(ctx, batch, warnings)) await archive.add(mail.name, mail.stream());
}
