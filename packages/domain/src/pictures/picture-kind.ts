export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp' | 'tiff';

const SIGNS: readonly (readonly [PictureKind, RegExp])[] = [
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpeg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['tiff', /^(II\*\0|MM\0\*)/],
  ['bmp', /^BM/],
];

/** How much of a file tells its kind. */
export const SIGN_BYTES = 16;

/** What a file is by its first bytes. Only these kinds are ever decoded: whatever a name says, nothing else reaches a decoder. */
export function pictureKind(head: Uint8Array): PictureKind | undefined {
  const text = Buffer.from(head.subarray(0, SIGN_BYTES)).toString('latin1');
  return SIGNS.find(([, sign]) => sign.test(text))?.[0];
}
