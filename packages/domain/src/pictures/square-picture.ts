import { badRequest } from '@foremast/kernel/error';
import { AVATAR_SIZE } from './avatar.ts';
import { openPicture } from './open-picture.ts';

/** What of an uploaded picture is kept: its middle, turned as the camera says, as a small PNG. Throws `refused` (400) for what is none or too large. */
export async function squarePicture(
  data: Uint8Array,
  maxPixels: number,
  size = AVATAR_SIZE,
  refused = 'api.user.upload_profile_user.check_image_limits.app_error',
): Promise<Uint8Array> {
  const picture = await openPicture(data);
  if (!picture || picture.width * picture.height > maxPixels) throw badRequest(refused);
  try {
    return await picture.decode().resize(size, size, { fit: 'cover' }).png().toBuffer();
  } catch {
    throw badRequest(refused);
  }
}
