import type { Ctx } from '@foremast/kernel/context';
import { AppError, badRequest } from '@foremast/kernel/error';

const SLACK = 4096;

export interface FormFileErrors {
  readonly parse: string;
  readonly missing: string;
  readonly tooLarge: string;
}

/** The first file of a form under this name. */
export async function formFile(ctx: Ctx, name: string, maxSize: number, ids: FormFileErrors): Promise<File> {
  const { raw } = ctx.request;
  if (!raw || !/^multipart\/form-data\b/i.test(raw.headers.get('content-type') ?? '')) throw badRequest(ids.parse);
  if (Number(raw.headers.get('content-length') ?? 0) > maxSize + SLACK) throw new AppError(ids.tooLarge, 413);
  const form = await raw.formData().catch(() => undefined);
  if (!form) throw badRequest(ids.parse);
  const file = form.getAll(name).find((part): part is File => part instanceof File);
  if (!file) throw badRequest(ids.missing);
  return file;
}
