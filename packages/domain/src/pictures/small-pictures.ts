import type { Sharp } from 'sharp';
import type { Picture } from './open-picture.ts';

const THUMBNAIL = { width: 120, height: 100 };
const PREVIEW_WIDTH = 1920;
const MINI = 16;
const QUALITY = 90;

const WHITE = '#ffffff';
const atLeastOne = (size: number): number => Math.max(1, Math.round(size));

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Fits 120 by 100; small ones grow. */
function thumbnailSize({ width, height }: Size): Size {
  if (width / height > THUMBNAIL.width / THUMBNAIL.height) return { width: THUMBNAIL.width, height: atLeastOne((height * THUMBNAIL.width) / width) };
  return { width: atLeastOne((width * THUMBNAIL.height) / height), height: THUMBNAIL.height };
}

function previewSize({ width, height }: Size): Size {
  return width > PREVIEW_WIDTH ? { width: PREVIEW_WIDTH, height: atLeastOne((height * PREVIEW_WIDTH) / width) } : { width, height };
}

/** PNGs stay PNGs, everything else becomes a JPEG. */
export const smallExtension = (picture: Pick<Picture, 'kind'>): 'png' | 'jpg' => (picture.kind === 'png' ? 'png' : 'jpg');

function encode(picture: Picture, size: Size): Promise<Uint8Array> {
  const scaled: Sharp = picture.decode().resize(size.width, size.height, { fit: 'fill' });
  return (picture.kind === 'png' ? scaled.png() : scaled.flatten({ background: WHITE }).jpeg({ quality: QUALITY })).toBuffer();
}

export const thumbnail = (picture: Picture): Promise<Uint8Array> => encode(picture, thumbnailSize(picture));
export const preview = (picture: Picture): Promise<Uint8Array> => encode(picture, previewSize(picture));

/** What a client shows, blurred, while the picture loads. Undefined when it cannot be decoded. */
export function miniPreview(picture: Picture): Promise<Uint8Array | undefined> {
  return picture
    .decode()
    .resize(MINI, MINI, { fit: 'fill' })
    .flatten({ background: WHITE })
    .jpeg({ quality: QUALITY })
    .toBuffer()
    .catch(() => undefined);
}
