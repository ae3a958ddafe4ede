import { open } from 'node:fs/promises';
import type { Sharp, SharpOptions } from 'sharp';
import { readBitmap } from './bitmap.ts';
import { HEADER_BYTES, headerSize } from './header-size.ts';
import { type PictureKind, pictureKind } from './picture-kind.ts';

/** A file of this machine, or the bytes themselves. */
export type PictureSource = string | Uint8Array;

export interface Picture {
  readonly kind: PictureKind;
  /** As people see it: turned the way the camera was held. */
  readonly width: number;
  readonly height: number;
  /** 1 for what does not move; 0 where they cannot be counted, because it breaks off. */
  readonly frames: number;
  /** It says more than what is to be seen: where it was taken, by whom, with what. What is decoded and written anew does not. */
  readonly tellsMore: boolean;
  /** Decodes it, turned the right way; may throw when it is worked on, for what is broken further on. */
  decode(options?: { readonly animated?: boolean }): Sharp;
}

const SECONDS = 20;

async function headOf(source: PictureSource): Promise<Uint8Array> {
  if (typeof source !== 'string') return source.subarray(0, HEADER_BYTES);
  const file = await open(source, 'r');
  try {
    const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(HEADER_BYTES), length: HEADER_BYTES, position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Of what breaks off after its beginning the size is known, and no more. */
async function openBroken(source: PictureSource, kind: PictureKind, head: Uint8Array): Promise<Picture | undefined> {
  const size = headerSize(kind, head);
  if (!size || size.width <= 0 || size.height <= 0) return undefined;
  const { default: sharp } = await import('sharp');
  const decode = () => sharp(source, { limitInputPixels: size.width * size.height, failOn: 'error' }).timeout({ seconds: SECONDS });
  return { kind, ...size, frames: 0, tellsMore: false, decode };
}

async function openBitmap(source: PictureSource): Promise<Picture | undefined> {
  const { default: sharp } = await import('sharp');
  const bitmap = readBitmap(typeof source === 'string' ? await Bun.file(source).bytes() : source);
  if (!bitmap) return undefined;
  const { width, height, pixels } = bitmap;
  return {
    kind: 'bmp',
    width,
    height,
    frames: 1,
    tellsMore: false,
    decode: () => sharp(pixels(), { raw: { width, height, channels: 3 }, limitInputPixels: width * height }).timeout({ seconds: SECONDS }),
  };
}

/** A picture's size, read from its beginning alone. Undefined for what is no picture. Whoever decodes it has looked at the size first. */
export async function openPicture(source: PictureSource): Promise<Picture | undefined> {
  const head = await headOf(source);
  const kind = pictureKind(head);
  if (!kind) return undefined;
  if (kind === 'bmp') return (await openBitmap(source)) ?? openBroken(source, kind, head);
  const { default: sharp } = await import('sharp');
  const found = await sharp(source, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (!found?.width || !found.height) return openBroken(source, kind, head);
  const { width, height } = found.autoOrient;
  const frames = found.pages ?? 1;
  const tellsMore = [found.exif, found.iptc, found.xmp].some((part) => part !== undefined);
  function decode({ animated = false }: { readonly animated?: boolean } = {}): Sharp {
    const options: SharpOptions = { limitInputPixels: width * height * (animated ? frames : 1), failOn: 'error', animated, sequentialRead: true };
    return sharp(source, options).rotate().timeout({ seconds: SECONDS });
  }
  return { kind, width, height: found.pageHeight ?? height, frames, tellsMore, decode };
}
