/** An uncompressed Windows bitmap. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, row by row from the top. */
  readonly pixels: () => Uint8Array;
}

const HEADER_BYTES = 54;
const DEPTHS = new Set([8, 24, 32]);

/** Undefined for what is none, or is packed in a way that nobody sends. */
export function readBitmap(data: Uint8Array): Bitmap | undefined {
  const view = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (view.length < HEADER_BYTES || view.toString('latin1', 0, 2) !== 'BM') return undefined;
  const [start, infoBytes, width, rows, depth, packing] = [
    view.readUInt32LE(10),
    view.readUInt32LE(14),
    view.readInt32LE(18),
    view.readInt32LE(22),
    view.readUInt16LE(28),
    view.readUInt32LE(30),
  ];
  const height = Math.abs(rows);
  if (infoBytes < 40 || width <= 0 || height === 0 || !DEPTHS.has(depth) || packing !== 0) return undefined;
  const stride = Math.ceil((width * depth) / 32) * 4;
  const palette = 14 + infoBytes;
  if (start + stride * height > view.length || (depth === 8 && palette > start)) return undefined;

  function pixels(): Uint8Array {
    const out = new Uint8Array(width * height * 3);
    const step = depth / 8;
    for (let y = 0, to = 0; y < height; y++) {
      let from = start + stride * (rows > 0 ? height - 1 - y : y);
      for (let x = 0; x < width; x++, from += step, to += 3) {
        const colour = depth === 8 ? Math.min(palette + (view[from] as number) * 4, start - 4) : from;
        out[to] = view[colour + 2] as number;
        out[to + 1] = view[colour + 1] as number;
        out[to + 2] = view[colour] as number;
      }
    }
    return out;
  }
  return { width, height, pixels };
}
