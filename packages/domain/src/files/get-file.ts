import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound } from '@foremast/kernel/error';
import { channelHead } from '@foremast/store/queries/channels';
import { type FileRow, findFileEvenDeleted } from '@foremast/store/queries/files';
import { mayReadContent } from '../permissions/channel.ts';
import { withoutHidden } from './hidden-files.ts';

/** A file that the caller sent, or that is in a channel that the caller may read. */
export async function getFileFor(ctx: Ctx, id: string, missing = 'app.file_info.get.app_error'): Promise<FileRow> {
  const file = await findFileEvenDeleted(ctx.db, id);
  if (!file) throw notFound(missing);
  if (file.delete_at > 0) throw notFound('app.file_info.get.app_error');
  const channel = file.channel_id ? await channelHead(ctx.db, file.channel_id) : undefined;
  if (!channel) throw notFound('app.channel.get.existing.app_error');
  if (file.user_id !== ctx.userId && !(await mayReadContent(ctx, channel.id))) throw noPermission();
  if (file.user_id !== ctx.userId && (await withoutHidden(ctx, [file])).length === 0) throw noPermission();
  return file;
}
