import type { PictureKind } from './picture-kind.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** So much of a file tells how large its picture is, for the kinds that are known here. */
export const HEADER_BYTES = 32;

function webpSize(head: Buffer): Size | undefined {
  const form = head.toString('latin1', 12, 16);
  if (form === 'VP8X') return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
  if (form === 'VP8 ') return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
  if (form !== 'VP8L') return undefined;
  const bits = head.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** The size that a picture gives itself before anything of it is to be seen: files break off later than that. */
export function headerSize(kind: PictureKind, bytes: Uint8Array): Size | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  if (kind === 'webp') return webpSize(head);
  if (kind === 'png') return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
  if (kind === 'gif') return { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
  if (kind === 'bmp' && head.readUInt32LE(14) >= 40) return { width: head.readInt32LE(18), height: Math.abs(head.readInt32LE(22)) };
  return undefined;
}
