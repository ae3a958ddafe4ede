import type { Ctx } from '@foremast/kernel/context';
import { AppError, badRequest, notFound } from '@foremast/kernel/error';
import { isId, newId } from '@foremast/kernel/id';
import { findFileEvenDeleted } from '@foremast/store/queries/files';
import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import { findSharedChannelRemote } from '@foremast/store/queries/shared-channels';
import { findUploadSession, insertUploadSession, type UploadSessionRow } from '@foremast/store/queries/upload-sessions';
import type { UploadSession } from '@foremast/wire/models/upload-session';
import { cleanFileName } from '../../files/file-name.ts';
import { filePath } from '../../files/save-files.ts';
import { attachmentsOn } from '../../uploads/create-upload.ts';
import { presentUpload } from '../../uploads/present-upload.ts';

/** A file of another server is announced. Throws what its own upload would. */
export async function openRemoteUpload(ctx: Ctx, remote: RemoteClusterRow, asked: UploadSession): Promise<UploadSession> {
  attachmentsOn(ctx);
  const channelId = asked.channel_id ?? '';
  const known = await findSharedChannelRemote(ctx.db, channelId, remote.remote_id);
  if (!known || known.delete_at > 0) throw badRequest('app.upload.create.incorrect_channel_id.app_error');
  if (asked.type !== 'attachment' || !isId(asked.req_file_id)) throw badRequest('api.remote_cluster.import_not_allowed.app_error');
  if (await findFileEvenDeleted(ctx.db, asked.req_file_id)) throw badRequest('app.upload.create.save.app_error');
  if (asked.file_size > ctx.config.FileSettings.MaxFileSize) throw new AppError('api.upload.create.upload_too_large.app_error', 413);
  if (asked.file_size <= 0) throw badRequest('model.upload_session.is_valid.file_size.app_error');
  const filename = cleanFileName(asked.filename);
  if (!filename || !isId(asked.user_id)) throw badRequest('model.upload_session.is_valid.filename.app_error');
  const id = newId();
  const now = ctx.now();
  const row: UploadSessionRow = {
    id,
    type: 'attachment',
    create_at: now,
    user_id: asked.user_id,
    channel_id: channelId,
    filename,
    path: filePath(now, { channelId, userId: asked.user_id }, id, filename),
    file_size: asked.file_size,
    file_offset: 0,
    remote_id: remote.remote_id,
    req_file_id: asked.req_file_id,
  };
  await ctx.tx((tx) => insertUploadSession(tx.db, row));
  return presentUpload(row);
}

/** The announced upload that bytes come for. Throws `app.upload.get.app_error` (404), `api.context.remote_id_mismatch.app_error` (401). */
export async function remoteUpload(ctx: Ctx, remote: RemoteClusterRow, id: string): Promise<UploadSessionRow> {
  attachmentsOn(ctx);
  const session = await findUploadSession(ctx.db, id);
  if (!session) throw notFound('app.upload.get.app_error');
  if (session.remote_id !== remote.remote_id) throw new AppError('api.context.remote_id_mismatch.app_error', 401);
  if (session.type !== 'attachment') throw badRequest('api.remote_cluster.import_not_allowed.app_error');
  return session;
}
