import { expect, test } from 'bun:test';
import sharp from 'sharp';
import { hasGrain } from './has-grain.ts';
import type { RawPixels } from './raw-pixels.ts';

async function decoded(svg: string): Promise<RawPixels> {
  const { data, info } = await sharp(Buffer.from(svg)).raw().toBuffer({ resolveWithObject: true });
  return { data, info: { ...info, channels: info.channels as RawPixels['info']['channels'] } };
}

const drawn = (inside: string) => decoded(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300">${inside}</svg>`);
const lines = Array.from({ length: 14 }, (_, i) => `<text x="10" y="${20 * i + 20}" font-size="14">Line ${i}, with some words in it</text>`).join('');
const ramp = (x2: number, y2: number) =>
  `<linearGradient id="g" x2="${x2}" y2="${y2}"><stop stop-color="#024"/><stop offset="1" stop-color="#fa3"/></linearGradient><rect width="400" height="300" fill="url(#g)"/>`;

test.each([
  ['text on white', `<rect width="400" height="300" fill="#fff"/>${lines}`],
  ['shapes on nothing', '<circle cx="150" cy="150" r="90" fill="#d24"/><rect x="200" y="60" width="150" height="200" fill="#28c" opacity=".5"/>'],
  ['a colour that changes across', ramp(1, 0)],
  ['a colour that changes downwards', ramp(0, 1)],
])('%s has no grain', async (_, inside) => {
  expect(hasGrain(await drawn(inside))).toBe(false);
});

test('what a camera sees has grain, coloured or not', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 6 } as const;
  for (const colourless of [false, true]) {
    const seen = sharp({ create: { width: 400, height: 300, channels: 3, background: '#888', noise } }).blur(0.6);
    const { data, info } = await (colourless ? seen.greyscale() : seen).raw().toBuffer({ resolveWithObject: true });
    expect(hasGrain({ data, info: { ...info, channels: info.channels as 1 | 3 } })).toBe(true);
  }
});

test('a picture of one row or one column has none', () => {
  const data = Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 251);
  expect(hasGrain({ data, info: { width: 100, height: 1, channels: 3 } })).toBe(false);
  expect(hasGrain({ data, info: { width: 1, height: 100, channels: 3 } })).toBe(false);
});
