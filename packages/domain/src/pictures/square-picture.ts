import type { Settings } from '@foremast/kernel/config/settings';
import { badRequest } from '@foremast/kernel/error';
import { openPicture } from './open-picture.ts';
import { inTurn } from './turns.ts';

export interface PictureErrors {
  /** It is none, or has too many pixels. */
  readonly limits: string;
  /** It breaks off, or is damaged. */
  readonly decode: string;
}

/** What of an uploaded picture is kept: its middle, turned as the camera says, as a small PNG. Throws 400 with one of the ids. */
export async function squarePicture({ FileSettings }: Settings, data: Uint8Array, size: number, errors: PictureErrors): Promise<Uint8Array> {
  return inTurn(FileSettings.MaxImageDecoderConcurrency, async () => {
    const picture = await openPicture(data);
    if (!picture || picture.width * picture.height > FileSettings.MaxImageResolution) throw badRequest(errors.limits);
    try {
      return await picture.decode().resize(size, size, { fit: 'cover' }).png().toBuffer();
    } catch {
      throw badRequest(errors.decode);
    }
  });
}
