import type { Settings } from '@foremast/kernel/config/settings';
import { badRequest } from '@foremast/kernel/error';
import { drawingSize } from '../pictures/drawing-size.ts';
import { openPicture, type Picture } from '../pictures/open-picture.ts';
import { miniPreview, type Pixels, previewPixels, smallExtension } from '../pictures/small-pictures.ts';
import { inTurn } from '../pictures/turns.ts';

/** What is found out about a file while its sender waits. */
export interface Looks {
  readonly width: number;
  readonly height: number;
  readonly has_preview_image: boolean;
  readonly mini_preview: Uint8Array | null;
  /** What its smaller pictures will be; undefined: it gets none. */
  readonly smaller?: 'png' | 'jpg';
  /** What these are made of, decoded already. */
  readonly pixels?: Pixels;
}

/** Of what is no picture. */
export const PLAIN: Looks = { width: 0, height: 0, has_preview_image: false, mini_preview: null };

export const TOO_MANY_PIXELS = 'api.file.upload_file.large_image_detailed.app_error';

/** A JPEG is decoded to its tiny preview for a fraction of what it costs whole; of others all that is shown is made of one decoding. */
async function decoded(picture: Picture): Promise<Pick<Looks, 'mini_preview' | 'pixels'>> {
  try {
    const pixels = picture.kind === 'jpeg' ? undefined : await previewPixels(picture);
    return { mini_preview: await miniPreview(picture, pixels), ...(pixels ? { pixels } : {}) };
  } catch {
    return { mini_preview: null };
  }
}

/** A picture's size and tiny preview; what is no picture, or says so only by its name, is a file like any other. */
export async function lookAtFile(settings: Settings, local: string, type: string): Promise<Looks> {
  if (!type.startsWith('image/')) return PLAIN;
  if (type === 'image/svg+xml') return { ...PLAIN, ...(await drawingSize(local)) };
  const { MaxImageResolution, MaxImageDecoderConcurrency } = settings.FileSettings;
  return inTurn(MaxImageDecoderConcurrency, async () => {
    const picture = await openPicture(local);
    if (!picture) return PLAIN;
    const { width, height } = picture;
    if (width * height > MaxImageResolution) throw badRequest(TOO_MANY_PIXELS);
    const found = await decoded(picture);
    // Clients show the file itself, as it may move.
    const isFilm = type === 'image/gif' && picture.kind === 'gif' && found.mini_preview !== null;
    // Its size can be read even where it cannot be decoded.
    if (picture.kind === 'heif' && !found.mini_preview) return { ...PLAIN, width, height };
    return { width, height, has_preview_image: !isFilm, smaller: smallExtension(picture), ...found };
  });
}
