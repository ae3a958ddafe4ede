import type { Settings } from '@foremast/kernel/config/settings';
import { badRequest } from '@foremast/kernel/error';
import { openPicture } from '../pictures/open-picture.ts';
import { inTurn } from '../pictures/turns.ts';

const MOST_SIDE = 1028;
const STORED_SIDE = 128;
/** A film of so many pixels takes seconds to scale. */
const MOST_FILM_PIXELS = 100_000_000;

export const emojiPath = (id: string): string => `emoji/${id}/image`;

/** An emoji's picture as it is kept: as it came when it is small and tells nothing else, else scaled; films stay films. */
export async function emojiPicture(settings: Settings, data: Uint8Array): Promise<Uint8Array> {
  const picture = await openPicture(data);
  // Not all clients show the pictures of that family, and small ones are kept as they came.
  if (!picture || picture.kind === 'heif') throw badRequest('api.emoji.upload.image.app_error');
  const { width, height, frames, kind } = picture;
  if (width > MOST_SIDE || height > MOST_SIDE || width * height * frames > MOST_FILM_PIXELS)
    throw badRequest('api.emoji.upload.large_image.too_large.app_error');
  if (width <= STORED_SIDE && height <= STORED_SIDE && !picture.tellsMore) return data;
  const scale = Math.min(1, STORED_SIDE / width, STORED_SIDE / height);
  const side = (length: number) => Math.max(1, Math.floor(length * scale + 1e-9));
  const film = kind === 'gif' && frames > 1;
  return inTurn(settings.FileSettings.MaxImageDecoderConcurrency, async () => {
    try {
      const scaled = picture.decode({ animated: film }).resize(side(width), side(height), { fit: 'fill' });
      return await (kind === 'gif' ? scaled.gif() : scaled.png()).toBuffer();
    } catch {
      throw badRequest(kind === 'gif' ? 'api.emoji.upload.large_image.gif_decode_error' : 'api.emoji.upload.large_image.decode_error');
    }
  });
}
