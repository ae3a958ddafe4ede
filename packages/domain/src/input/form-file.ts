import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { type SmallFormErrors, smallForm } from './small-form.ts';

export interface FormFileErrors extends SmallFormErrors {
  readonly missing: string;
}

/** The first file of a form under this name. */
export async function formFile(ctx: Ctx, name: string, maxSize: number, ids: FormFileErrors): Promise<Uint8Array<ArrayBuffer>> {
  const { files } = await smallForm(ctx, maxSize, ids);
  const file = files.get(name);
  if (!file) throw badRequest(ids.missing);
  return file;
}
