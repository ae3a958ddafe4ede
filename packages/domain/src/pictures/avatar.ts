import { LETTERS, NOBODY } from './letters.ts';

export const AVATAR_SIZE = 128;

/** Dark enough for white letters. */
const COLOURS = [
  '#1c58d9',
  '#0e7a6e',
  '#9a3412',
  '#7c3aed',
  '#b42362',
  '#3f6212',
  '#155e75',
  '#92400e',
  '#4338ca',
  '#a21caf',
  '#166534',
  '#9f1239',
  '#334155',
  '#1d4ed8',
  '#7e22ce',
  '#854d0e',
] as const;

function colourOf(id: string): string {
  let sum = 0;
  for (const c of id) sum = (sum * 31 + c.charCodeAt(0)) >>> 0;
  return COLOURS[sum % COLOURS.length] as string;
}

/** The picture of somebody who never gave one: the name's first letter, in a colour that stays the same. */
export async function drawAvatar(userId: string, username: string): Promise<Uint8Array> {
  const initial = /[a-z0-9]/.exec(username.toLowerCase())?.[0] ?? '';
  const strokes = LETTERS[initial] ?? NOBODY;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${AVATAR_SIZE}" height="${AVATAR_SIZE}"><rect width="100%" height="100%" fill="${colourOf(userId)}"/><g transform="translate(41 31) scale(.47)" fill="none" stroke="#fff" stroke-width="17" stroke-linecap="round" stroke-linejoin="round"><path d="${strokes}"/></g></svg>`;
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
}
