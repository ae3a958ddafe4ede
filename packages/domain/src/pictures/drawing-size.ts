import { open } from 'node:fs/promises';

const LOOKED_AT = 64 * 1024;

const number = (text: string | undefined): number =>
  text !== undefined && /^\s*\d+(\.\d+)?(px)?\s*$/.test(text) ? Math.floor(Number.parseFloat(text)) : 0;
const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];

/** The size that an SVG gives itself, by its attributes or its view box. It is only looked at, never drawn. */
export function drawingSizeIn(text: string): { width: number; height: number } | undefined {
  const tag = /<svg\b[^<>]*>/i.exec(text)?.[0];
  if (!tag) return undefined;
  const [width, height] = [number(attribute(tag, 'width')), number(attribute(tag, 'height'))];
  if (width > 0 && height > 0) return { width, height };
  const [, , wide, high] = (attribute(tag, 'viewBox') ?? '').trim().split(/[\s,]+/);
  const box = { width: number(wide), height: number(high) };
  return box.width > 0 && box.height > 0 ? box : undefined;
}

export async function drawingSize(path: string): Promise<{ width: number; height: number } | undefined> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(LOOKED_AT), length: LOOKED_AT, position: 0 });
    return drawingSizeIn(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}
