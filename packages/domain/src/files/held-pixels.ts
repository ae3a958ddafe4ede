import type { Pixels } from '../pictures/small-pictures.ts';

/** Pictures that have just arrived, decoded: what is made of them soon need not decode them again. By their files' ids. */
const held = new Map<string, { readonly pixels: Pixels; readonly until: NodeJS.Timeout }>();
let bytes = 0;

const MOST_BYTES = 48 * 1024 * 1024;
/** Another process may make the smaller pictures. */
const KEPT_MS = 10_000;

/** Keeps them for a few seconds, as far as there is room. */
export function holdPixels(fileId: string, pixels: Pixels): void {
  if (bytes + pixels.data.length > MOST_BYTES) return;
  bytes += pixels.data.length;
  held.set(fileId, { pixels, until: setTimeout(() => takePixels(fileId), KEPT_MS).unref() });
}

/** Hands them over; they are held no longer. */
export function takePixels(fileId: string): Pixels | undefined {
  const found = held.get(fileId);
  if (!found) return undefined;
  held.delete(fileId);
  clearTimeout(found.until);
  bytes -= found.pixels.data.length;
  return found.pixels;
}
