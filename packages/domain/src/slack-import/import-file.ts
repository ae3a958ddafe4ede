import type { Ctx } from '@foremast/kernel/context';
import { AppError, badRequest } from '@foremast/kernel/error';
import { discardDraft, receiveDraft } from '../files/draft.ts';
import { type Sender, saveFiles } from '../files/save-files.ts';
import type { MessageImport } from './import-messages.ts';
import { BadArchive } from './slack-archive.ts';

const NAME_MAX = 200;

/** A file of a message, out of the archive; its id here. What is not in the archive, or too large for this server, is left out and named. */
export async function importFile(
  ctx: Ctx,
  { archive, uploads, report }: MessageImport,
  slackId: string,
  sender: Sender,
): Promise<string | undefined> {
  const entry = uploads.get(slackId);
  if (!entry) {
    report.say('notes', `The file ${slackId} is not in the archive.`);
    return undefined;
  }
  const name = (entry.split('/').at(-1) ?? '').replace(/[\0\r\n]/g, '').slice(-NAME_MAX) || slackId;
  try {
    const tooLarge = () => badRequest('api.file.upload_file.too_large_detailed.app_error');
    const draft = await receiveDraft(ctx.app, archive.bytes(entry), ctx.config.FileSettings.MaxFileSize, tooLarge);
    try {
      return (await saveFiles(ctx, [{ name, draft }], sender))[0]?.id;
    } finally {
      await discardDraft(draft);
    }
  } catch (error) {
    if (!(error instanceof AppError) && !(error instanceof BadArchive)) throw error;
    report.say('notes', `The file ${name} (${slackId}) could not be brought over.`);
    return undefined;
  }
}
