import { setBrandImage } from '@foremast/domain/brand/brand-image';
import { smallForm } from '@foremast/domain/input/small-form';
import { onSystem } from '@foremast/domain/permissions/system';
import { badRequest, noPermission } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

const ERRORS = { parse: 'api.admin.upload_brand_image.parse.app_error', tooLarge: 'api.admin.upload_brand_image.too_large.app_error' } as const;

/** How much is read of what is refused anyway. */
const LOOKED_AT = 64 * 1024;

export const uploadBrandImage = operation({
  id: 'UploadBrandImage',
  method: 'POST',
  path: '/api/v4/brand/image',
  summary: 'Set the picture on the sign-in page: a form with `image`.',
  rawBody: true,
  response: StatusOK,
  status: 201,
  permission: 'session',
  async handle(_, ctx) {
    const { MaxFileSize } = ctx.config.FileSettings;
    const allowed = await ctx.may(onSystem('edit_brand'));
    const length = Number(ctx.request.headers.get('content-length') ?? 0);
    if (!allowed && length > LOOKED_AT && length <= MaxFileSize) throw noPermission();
    const { files } = await smallForm(ctx, allowed || length > MaxFileSize ? MaxFileSize : LOOKED_AT, ERRORS);
    const image = files.get('image');
    // Whoever sends none is told so, whether allowed to or not.
    if (!image) throw badRequest('api.admin.upload_brand_image.no_file.app_error');
    if (!allowed) throw noPermission();
    await setBrandImage(ctx, image);
    return OK;
  },
});
