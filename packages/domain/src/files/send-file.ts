import type { Ctx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import type { FileRow } from '@foremast/store/queries/files';
import { fileStore } from './file-store.ts';
import { makePreviews } from './make-previews.ts';
import { sendStored } from './send-stored.ts';

export async function sendFile(ctx: Ctx, file: FileRow, download: boolean): Promise<Response> {
  const stored = await fileStore(ctx.app).open(file.path);
  if (!stored) throw notFound('api.file.file_reader.app_error');
  return sendStored(ctx, stored, { name: file.name, type: file.mime_type, download });
}

/** A picture in a smaller size. It is made now when the job has not come to it. It is called a JPEG, whatever it is. */
export async function sendSmaller(ctx: Ctx, file: FileRow, which: 'thumbnail' | 'preview', download: boolean): Promise<Response> {
  const path = which === 'thumbnail' ? file.thumbnail_path : file.preview_path;
  if (path === '')
    throw badRequest(which === 'thumbnail' ? 'api.file.get_file_thumbnail.no_thumbnail.app_error' : 'api.file.get_file_preview.no_preview.app_error');
  const store = fileStore(ctx.app);
  let stored = await store.open(path);
  if (!stored) {
    await makePreviews(ctx.app, file);
    stored = await store.open(path);
  }
  if (!stored) throw notFound('api.file.file_reader.app_error');
  return sendStored(ctx, stored, { name: file.name, type: 'image/jpeg', download });
}
