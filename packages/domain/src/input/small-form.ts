import type { Ctx } from '@foremast/kernel/context';
import { AppError, badRequest } from '@foremast/kernel/error';
import { leaveUnread } from './leave-unread.ts';
import { BrokenForm, boundaryOf, formParts, partBytes, partText } from './multipart.ts';

const LONGEST_FIELD = 64 * 1024;

export interface SmallForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

export interface SmallFormErrors {
  readonly parse: string;
  readonly tooLarge: string;
  /** Of what is too large; 413 where it is not said. */
  readonly tooLargeStatus?: 400;
}

async function read(request: Request, maxSize: number, tooLarge: () => Error): Promise<SmallForm> {
  const fields = new Map<string, string>();
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let left = maxSize;
  for await (const part of formParts(request)) {
    // Where a file's name is empty, it is a field.
    if (!part.filename) {
      const text = await partText(part, LONGEST_FIELD);
      if (!fields.has(part.name)) fields.set(part.name, text);
    } else if (!files.has(part.name)) {
      const bytes = await partBytes(part, left, tooLarge);
      left -= bytes.length;
      files.set(part.name, bytes);
    }
  }
  return { fields, files };
}

/** A form that is small enough to be held, its files together no more than `maxSize` bytes; of several parts with one name the first counts. */
export async function smallForm(ctx: Ctx, maxSize: number, ids: SmallFormErrors): Promise<SmallForm> {
  const { raw } = ctx.request;
  const tooLarge = () => new AppError(ids.tooLarge, ids.tooLargeStatus ?? 413);
  if (Number(raw?.headers.get('content-length') ?? 0) > maxSize) throw tooLarge();
  if (!raw || !boundaryOf(raw.headers.get('content-type'))) throw badRequest(ids.parse);
  try {
    return await read(raw, maxSize, tooLarge);
  } catch (error) {
    leaveUnread(raw);
    throw error instanceof BrokenForm ? badRequest(ids.parse) : error;
  }
}
