import type { Ctx } from '@foremast/kernel/context';
import { AppError, badRequest, switchedOff } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { channelHead } from '@foremast/store/queries/channels';
import { insertUploadSession, type UploadSessionRow } from '@foremast/store/queries/upload-sessions';
import { lastPart, storedName } from '../files/file-name.ts';
import { filePath } from '../files/save-files.ts';
import { requireUpload } from '../files/upload-access.ts';
import { manageSystem } from '../permissions/system.ts';

const LONGEST_NAME = 256;

export interface NewUpload {
  readonly type: string;
  readonly channel_id: string;
  readonly filename: string;
  readonly file_size: number;
}

export function attachmentsOn(ctx: Ctx): void {
  if (!ctx.config.FileSettings.EnableFileAttachments) throw switchedOff('api.file.attachments.disabled.app_error');
}

/** A lone dot for a name that is missing. */
const baseName = (given: string): string => lastPart(given) || '.';

function checkName(name: string): void {
  if (name === '..' || name.length > LONGEST_NAME || /[\0\r\n]/.test(name)) throw badRequest('model.upload_session.is_valid.filename.app_error');
}

/** Where uploads for imports are kept, until they are imported. */
export const importPath = (ctx: Ctx, id: string, filename: string): string =>
  `${ctx.config.ImportSettings.Directory.replace(/\/+$/, '')}/${id}_${storedName(filename)}`;

/** Begins an upload that may take several requests. Anything but an import is for messages. */
export async function createUpload(ctx: Ctx, made: NewUpload): Promise<UploadSessionRow> {
  attachmentsOn(ctx);
  const type = made.type === 'import' ? 'import' : 'attachment';
  const filename = baseName(made.filename);
  if (type === 'import') await ctx.require(manageSystem);
  else await requireUpload(ctx, made.channel_id, 'app.upload.create.cannot_upload_to_restricted_dm.error');
  if (made.file_size > ctx.config.FileSettings.MaxFileSize) throw new AppError('api.upload.create.upload_too_large.app_error', 413);
  if (type === 'attachment') {
    const channel = await channelHead(ctx.db, made.channel_id);
    if (!channel) throw badRequest('app.upload.create.incorrect_channel_id.app_error');
    if (channel.delete_at > 0) throw badRequest('app.upload.create.cannot_upload_to_deleted_channel.app_error');
  }
  if (made.file_size <= 0) throw badRequest('model.upload_session.is_valid.file_size.app_error');
  checkName(filename);
  const id = newId();
  const now = ctx.now();
  const user_id = ctx.isSystem ? 'nouser' : ctx.userId;
  const channel_id = type === 'import' ? '' : made.channel_id;
  const path = type === 'import' ? importPath(ctx, id, filename) : filePath(now, { channelId: channel_id, userId: user_id }, id, filename);
  const row: UploadSessionRow = {
    id,
    type,
    create_at: now,
    user_id,
    channel_id,
    filename,
    path,
    file_size: made.file_size,
    file_offset: 0,
    remote_id: '',
    req_file_id: '',
  };
  await ctx.tx((tx) => insertUploadSession(tx.db, row));
  return row;
}
