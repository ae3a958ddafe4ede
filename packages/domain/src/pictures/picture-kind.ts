export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp' | 'tiff' | 'heif';

/** What a file of each kind begins with, as Latin-1. */
const SIGNS: readonly (readonly [PictureKind, string])[] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['bmp', 'BM'],
];

/** Brands of the family that AVIF and HEIC belong to; which of them can be decoded depends on how libvips was built. */
const HEIF = /^(avif|avis|heic|heix|heim|heis|mif1|msf1)$/;

/** How much of a file tells its kind. */
const SIGN_BYTES = 16;

/** What a file is by its first bytes. Only these kinds are ever decoded: whatever a name says, nothing else reaches a decoder. */
export function pictureKind(head: Uint8Array): PictureKind | undefined {
  const text = Buffer.from(head.subarray(0, SIGN_BYTES)).toString('latin1');
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp';
  if (text.startsWith('ftyp', 4) && HEIF.test(text.slice(8, 12))) return 'heif';
  return SIGNS.find(([, sign]) => text.startsWith(sign))?.[0];
}
