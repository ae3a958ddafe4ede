import type { CreateRaw, Sharp } from 'sharp';
import { hasGrain } from './has-grain.ts';
import type { Picture } from './open-picture.ts';
import type { RawPixels } from './raw-pixels.ts';

const THUMBNAIL = { width: 120, height: 100 };
const PREVIEW_WIDTH = 1920;
const MINI = 16;
/** Pixels of a preview that are held in memory, to make the thumbnail of them too. */
const HELD = 4_000_000;
const QUALITY = 90;
/**
 * A fifth to two fifths cheaper than the usual 6, for little larger files. In photographs nothing repeats that could be searched for: there 1
 * is two fifths cheaper still, for a fifth more bytes; drawings and pictures of a screen would become half as large again.
 */
const PNG_LEVEL = 2;
const PNG_LEVEL_OF_PHOTOS = 1;

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

/** What a picture is, decoded or not. */
type Known = Size & Pick<Picture, 'kind'>;

function encoded({ kind }: Known, picture: Sharp, level = PNG_LEVEL): Promise<Uint8Array> {
  return (kind === 'png' ? picture.png({ compressionLevel: level }) : picture.flatten({ background: WHITE }).jpeg({ quality: QUALITY })).toBuffer();
}

/** A picture as large as its preview, decoded. */
export interface Pixels extends RawPixels {
  readonly info: CreateRaw;
  readonly of: Known;
}

/** Undefined for a picture whose preview is too large to be held. Throws when it cannot be decoded. */
export async function previewPixels(picture: Picture): Promise<Pixels | undefined> {
  const { kind, width, height } = picture;
  const size = previewSize(picture);
  if (size.width * size.height > HELD) return undefined;
  const { data, info } = await scaled(picture.decode(), size).raw().toBuffer({ resolveWithObject: true });
  return { data, info: info as CreateRaw, of: { kind, width, height } };
}

async function decoder({ data, info }: Pixels): Promise<() => Sharp> {
  const { default: sharp } = await import('sharp');
  return () => sharp(data, { raw: info });
}

export interface SmallPictures {
  readonly thumbnail: Uint8Array;
  readonly preview: Uint8Array;
}

async function smaller(known: Known, decode: () => Sharp, level?: number): Promise<SmallPictures> {
  const made = (of: Size) => encoded(known, scaled(decode(), of), level);
  return { preview: await made(previewSize(known)), thumbnail: await made(thumbnailSize(known)) };
}

/** The two smaller pictures of one that is decoded already. */
export async function smallPicturesOf(pixels: Pixels): Promise<SmallPictures> {
  const isPhoto = pixels.of.kind === 'png' && hasGrain(pixels);
  return smaller(pixels.of, await decoder(pixels), isPhoto ? PNG_LEVEL_OF_PHOTOS : PNG_LEVEL);
}

/** The two smaller pictures of a file. It is decoded once for both, as that is half of the work. Throws when it cannot be decoded. */
export async function smallPictures(picture: Picture): Promise<SmallPictures> {
  const pixels = await previewPixels(picture);
  return pixels ? smallPicturesOf(pixels) : smaller(picture, () => picture.decode());
}

/** What a client shows, blurred, while the picture loads. Throws when it cannot be decoded. */
export async function miniPreview(picture: Picture, pixels?: Pixels): Promise<Uint8Array> {
  const decode = pixels ? await decoder(pixels) : () => picture.decode();
  return decode().resize(MINI, MINI, { fit: 'fill' }).flatten({ background: WHITE }).jpeg({ quality: QUALITY }).toBuffer();
}
