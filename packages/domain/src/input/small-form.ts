import type { Ctx } from '@foremast/kernel/context';
import { AppError, badRequest } from '@foremast/kernel/error';
import { BrokenForm, boundaryOf, formParts, partBytes, partText } from './multipart.ts';

const LONGEST_FIELD = 64 * 1024;
const SLACK = 64 * 1024;

export interface SmallForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface SmallFormErrors {
  readonly parse: string;
  readonly tooLarge: string;
}

/** A form whose files are small enough to be held; of several parts with one name the first counts. */
export async function smallForm(ctx: Ctx, maxSize: number, ids: SmallFormErrors): Promise<SmallForm> {
  const { raw } = ctx.request;
  const tooLarge = () => new AppError(ids.tooLarge, 413);
  if (Number(raw?.headers.get('content-length') ?? 0) > maxSize + SLACK) throw tooLarge();
  if (!raw || !boundaryOf(raw.headers.get('content-type'))) throw badRequest(ids.parse);
  const fields = new Map<string, string>();
  const files = new Map<string, Uint8Array>();
  try {
    for await (const part of formParts(raw)) {
      const held = part.filename === undefined ? fields : files;
      if (held.has(part.name)) continue;
      if (part.filename === undefined) fields.set(part.name, await partText(part, LONGEST_FIELD));
      else files.set(part.name, await partBytes(part, maxSize, tooLarge));
    }
  } catch (error) {
    throw error instanceof BrokenForm ? badRequest(ids.parse) : error;
  }
  return { fields, files };
}
