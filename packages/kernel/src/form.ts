import type { Ctx } from './context.ts';
import { badRequest, tooLarge } from './error.ts';

const SLACK = 512;

/** The body as a multipart form, for operations with `rawBody`. What is none, is a bad request with the given id; what is longer than a file may be, 413. */
export async function readForm(ctx: Ctx, malformed: string): Promise<FormData> {
  const request = ctx.request.raw;
  const limit = ctx.config.FileSettings.MaxFileSize + SLACK;
  if (!request) throw badRequest(malformed);
  const length = request.headers.get('content-length');
  if (Number(length ?? 0) > limit) throw tooLarge('api.context.request_body_too_large.app_error');
  // Without a length the size shows only while it is read.
  const body = length === null ? await new Response(request.body?.pipeThrough(cutAt(limit)) ?? null).arrayBuffer() : await request.arrayBuffer();
  try {
    return await new Response(body, { headers: { 'content-type': request.headers.get('content-type') ?? '' } }).formData();
  } catch {
    throw badRequest(malformed);
  }
}

function cutAt(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let size = 0;
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.length;
      if (size > limit) controller.error(tooLarge('api.context.request_body_too_large.app_error'));
      else controller.enqueue(chunk);
    },
  });
}

/** The files that were sent under a name. */
export const filesOf = (form: FormData, name: string): File[] => form.getAll(name).filter((part): part is File => typeof part !== 'string');
