import type { Ctx } from '@foremast/kernel/context';
import { forbidden, notFound } from '@foremast/kernel/error';
import { findUploadSession, type UploadSessionRow } from '@foremast/store/queries/upload-sessions';
import { hasSystem } from '../permissions/system.ts';

export async function getUpload(ctx: Ctx, id: string): Promise<UploadSessionRow> {
  const session = await findUploadSession(ctx.db, id);
  if (!session) throw notFound('app.upload.get.app_error');
  return session;
}

/** One's own, or any for administrators. */
export async function getUploadFor(ctx: Ctx, id: string): Promise<UploadSessionRow> {
  const session = await getUpload(ctx, id);
  if (session.user_id !== ctx.userId && !(await hasSystem(ctx, 'manage_system'))) throw forbidden('api.upload.get_upload.forbidden.app_error');
  return session;
}
