import { badRequest } from '@foremast/kernel/error';
import { AVATAR_SIZE } from './avatar.ts';

/** What of an uploaded picture is kept: its middle, turned as the camera says, as a small PNG. Throws `refused` (400) for what is none or too large. */
export async function squarePicture(data: Uint8Array, maxPixels: number, size = AVATAR_SIZE, refused = 'api.user.upload_profile_user.check_image_limits.app_error'): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  try {
    return await sharp(data, { limitInputPixels: maxPixels, failOn: 'error', animated: false }).rotate().resize(size, size, { fit: 'cover' }).png().timeout({ seconds: 20 }).toBuffer();
  } catch {
    throw badRequest(refused);
  }
}
