import type { CreateRaw, Sharp } from 'sharp';
import type { Picture } from './open-picture.ts';

const THUMBNAIL = { width: 120, height: 100 };
const PREVIEW_WIDTH = 1920;
const MINI = 16;
/** Pixels of a preview that are held in memory, to make the thumbnail of them too. */
const HELD = 4_000_000;
const QUALITY = 90;
/** A fifth cheaper than the usual 6, for files that are 1 to 5 % larger. */
const PNG_LEVEL = 2;

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

const scaled = (picture: Sharp, { width, height }: Size): Sharp => picture.resize(width, height, { fit: 'fill' });

function encoded({ kind }: Picture, picture: Sharp): Promise<Uint8Array> {
  return (
    kind === 'png' ? picture.png({ compressionLevel: PNG_LEVEL }) : picture.flatten({ background: WHITE }).jpeg({ quality: QUALITY })
  ).toBuffer();
}

/** A picture as large as its preview, decoded. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly info: CreateRaw;
}

/** Undefined for a picture whose preview is too large to be held. Throws when it cannot be decoded. */
export async function previewPixels(picture: Picture): Promise<Pixels | undefined> {
  const size = previewSize(picture);
  if (size.width * size.height > HELD) return undefined;
  const { data, info } = await scaled(picture.decode(), size).raw().toBuffer({ resolveWithObject: true });
  return { data, info: info as CreateRaw };
}

async function decoder(picture: Picture, pixels: Pixels | undefined): Promise<() => Sharp> {
  if (!pixels) return () => picture.decode();
  const { default: sharp } = await import('sharp');
  return () => sharp(pixels.data, { raw: pixels.info });
}

export interface SmallPictures {
  readonly thumbnail: Uint8Array;
  readonly preview: Uint8Array;
}

/** The two smaller pictures of a file. It is decoded once for both, as that is half of the work. Throws when it cannot be decoded. */
export async function smallPictures(picture: Picture, known?: Pixels): Promise<SmallPictures> {
  const decode = await decoder(picture, known ?? (await previewPixels(picture)));
  const made = (of: Size) => encoded(picture, scaled(decode(), of));
  return { preview: await made(previewSize(picture)), thumbnail: await made(thumbnailSize(picture)) };
}

/** What a client shows, blurred, while the picture loads. Throws when it cannot be decoded. */
export async function miniPreview(picture: Picture, known?: Pixels): Promise<Uint8Array> {
  const decode = await decoder(picture, known);
  return decode().resize(MINI, MINI, { fit: 'fill' }).flatten({ background: WHITE }).jpeg({ quality: QUALITY }).toBuffer();
}
