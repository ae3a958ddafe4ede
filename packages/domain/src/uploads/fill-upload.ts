import { bodyChunks } from '@foremast/kernel/body-chunks';
import type { Ctx } from '@foremast/kernel/context';
import { AppError, badRequest } from '@foremast/kernel/error';
import type { FileRow } from '@foremast/store/queries/files';
import { advanceUploadSession, deleteUploadSession, findUploadSession, type UploadSessionRow } from '@foremast/store/queries/upload-sessions';
import { discardDraft, receiveDraft } from '../files/draft.ts';
import { cleanPath } from '../files/file-port.ts';
import { fileStore } from '../files/file-store.ts';
import { PLAIN, TOO_MANY_PIXELS } from '../files/look-at-file.ts';
import { describeFile, recordFiles, saveFiles } from '../files/save-files.ts';
import { leaveUnread } from '../input/leave-unread.ts';
import { BrokenForm, boundaryOf, formParts } from '../input/multipart.ts';
import { deleteParts, inOrder, newPart, partsOf, wholeOf } from './upload-parts.ts';

/** What an S3 store demands of every part but the last. */
const SMALLEST_PART = 5 * 1024 * 1024;

const multipartError = () => badRequest('api.upload.upload_data.multipart_error');

async function* firstFormPart(request: Request): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of formParts(request)) {
      yield* part.body;
      return;
    }
  } catch (error) {
    // What broke off is told by the request itself.
    throw error instanceof BrokenForm && !request.signal.aborted ? multipartError() : error;
  }
  throw multipartError();
}

/** The bytes that a request brings: its body, or the first part of its form. Whatever is more than is missing is not read. */
async function* bytesOf(request: Request, missing: number): AsyncGenerator<Uint8Array> {
  const type = request.headers.get('content-type') ?? '';
  const form = /^multipart\//i.test(type);
  if (form && !boundaryOf(type)) throw badRequest('api.upload.upload_data.invalid_content_type');
  if (!form && Number(request.headers.get('content-length') ?? 0) > missing) throw badRequest('api.upload.upload_data.invalid_content_length');
  const source = form ? firstFormPart(request) : bodyChunks(request);
  let left = missing;
  for await (const chunk of source) {
    yield chunk.length > left ? chunk.subarray(0, left) : chunk;
    left -= chunk.length;
    if (left <= 0) return;
  }
}

/** A connection that breaks off leaves what has come so far: the client asks where to go on. */
async function* asFarAsItComes(bytes: AsyncIterable<Uint8Array>, request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    if (!request.signal.aborted) throw error;
  }
}

async function finishAttachment(ctx: Ctx, session: UploadSessionRow): Promise<FileRow> {
  const parts = await partsOf(ctx.app, session);
  const draft = await receiveDraft(
    ctx.app,
    wholeOf(ctx.app, inOrder(parts, session.file_size)),
    session.file_size,
    () => new Error('an upload has more parts than bytes'),
  );
  try {
    const known = session.req_file_id === '' ? {} : { id: session.req_file_id, remoteId: session.remote_id };
    const [file] = await saveFiles(ctx, [{ ...known, name: session.filename, draft }], { userId: session.user_id, channelId: session.channel_id });
    await deleteParts(ctx.app, parts);
    return file as FileRow;
  } catch (error) {
    throw error instanceof AppError && error.id === TOO_MANY_PIXELS ? badRequest('app.upload.upload_data.large_image.app_error') : error;
  } finally {
    await discardDraft(draft);
  }
}

async function finishImport(ctx: Ctx, session: UploadSessionRow): Promise<FileRow> {
  const store = fileStore(ctx.app);
  const parts = await partsOf(ctx.app, session);
  const needed = inOrder(parts, session.file_size);
  const [only] = needed;
  if (needed.length === 1 && only) await store.move(only.path, session.path);
  else await store.put(session.path, wholeOf(ctx.app, needed));
  const described = describeFile({ name: session.filename, size: session.file_size }, PLAIN, { userId: session.user_id, channelId: '' }, ctx.now());
  const file = { ...described, path: cleanPath(session.path) };
  await ctx.tx((tx) => recordFiles(tx, [file]));
  await deleteParts(ctx.app, parts);
  return file;
}

/** Those that a request of this process is writing to. */
const writing = new Set<string>();

async function receive(ctx: Ctx, session: UploadSessionRow, request: Request): Promise<FileRow | undefined> {
  const missing = session.file_size - session.file_offset;
  const draft = await receiveDraft(ctx.app, asFarAsItComes(bytesOf(request, missing), request), missing, () =>
    badRequest('api.upload.upload_data.invalid_content_length'),
  );
  try {
    const last = draft.size === missing;
    if (session.file_offset === 0 && !last && draft.size < SMALLEST_PART) throw badRequest('app.upload.upload_data.first_part_too_small.app_error');
    if (draft.size > 0) {
      const part = newPart(session, draft.size);
      await fileStore(ctx.app).adopt(part.path, draft.path);
      const counted = await ctx.tx((tx) => advanceUploadSession(tx.db, session.id, part.from, part.to));
      if (!counted) {
        // Another process was faster.
        await deleteParts(ctx.app, [part]);
        throw badRequest('app.upload.upload_data.concurrent.app_error');
      }
    }
    if (!last) return undefined;
    const file = await (session.type === 'import' ? finishImport : finishAttachment)(ctx, session);
    await ctx.tx((tx) => deleteUploadSession(tx.db, session.id));
    return file;
  } finally {
    await discardDraft(draft);
  }
}

/** Adds what a request brings. The file, once it is whole; undefined while something is missing. One request at a time. */
export async function fillUpload(ctx: Ctx, session: UploadSessionRow, request: Request): Promise<FileRow | undefined> {
  if (writing.has(session.id)) {
    leaveUnread(request);
    throw badRequest('app.upload.upload_data.concurrent.app_error');
  }
  writing.add(session.id);
  try {
    const current = await findUploadSession(ctx.db, session.id);
    if (current?.file_offset !== session.file_offset) throw badRequest('app.upload.upload_data.concurrent.app_error');
    return await receive(ctx, session, request);
  } catch (error) {
    leaveUnread(request);
    throw error;
  } finally {
    writing.delete(session.id);
  }
}
