import type { RawPixels } from './raw-pixels.ts';

const EVERY_ROW = 16;
/** Photographs have about a tenth, what is drawn or written nine tenths. */
const MOST_REPEATED = 0.5;

/** Most pixels differ from each of their neighbours, as in photographs; in drawings and pictures of a screen few do. Looks at some rows. */
export function hasGrain({ data, info: { width, height, channels } }: RawPixels): boolean {
  const row = width * channels;
  const isSame = (a: number, b: number): boolean => {
    for (let i = 0; i < channels; i++) if (data[a + i] !== data[b + i]) return false;
    return true;
  };
  let seen = 0;
  let repeated = 0;
  for (let y = 1; y < height; y += EVERY_ROW) {
    const end = (y + 1) * row - channels;
    for (let at = y * row + channels; at < end; at += channels) {
      const above = at - row;
      seen++;
      if (isSame(at, at - channels) || isSame(at, above) || isSame(at, above - channels) || isSame(at, above + channels)) repeated++;
    }
  }
  return seen > 0 && repeated < seen * MOST_REPEATED;
}
