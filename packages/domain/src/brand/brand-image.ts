import type { Ctx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { fileStore } from '../files/file-store.ts';
import { openPicture } from '../pictures/open-picture.ts';
import { inTurn } from '../pictures/turns.ts';

const PATH = 'brand/image.png';

export const brandImage = (ctx: Ctx): Promise<Blob | undefined> => fileStore(ctx.app).get(PATH);

/** Kept as a PNG of its own size. */
export async function setBrandImage(ctx: Ctx, data: Uint8Array): Promise<void> {
  const { MaxImageResolution, MaxImageDecoderConcurrency } = ctx.config.FileSettings;
  const png = await inTurn(MaxImageDecoderConcurrency, async () => {
    const picture = await openPicture(data);
    if (!picture || picture.width * picture.height > MaxImageResolution) throw badRequest('brand.save_brand_image.check_image_limits.app_error');
    return picture
      .decode()
      .png()
      .toBuffer()
      .catch(() => {
        throw badRequest('brand.save_brand_image.decode.app_error');
      });
  });
  await fileStore(ctx.app).put(PATH, png);
}

export async function deleteBrandImage(ctx: Ctx): Promise<void> {
  const store = fileStore(ctx.app);
  if (!(await store.stat(PATH))) throw notFound('api.admin.delete_brand_image.storage.not_found');
  await store.delete(PATH);
}
