import { CHANNEL } from './postgres-match.ts';
import type { Words } from './recent-words.ts';
import { PAIR } from './tsquery.ts';

/** Neighbours have places of their own here, and a channel is told beside its message. */
const NOT_HELD = new Set([PAIR, CHANNEL]);

/** From a quotation mark to the one that ends it: inside it stands twice, as do backslashes. */
function endOf(text: string, start: number): number {
  let end = text.indexOf("'", start + 1);
  while (text[end + 1] === "'") end = text.indexOf("'", end + 2);
  return end;
}

/** The words of a vector as PostgreSQL writes it, as numbers in their places; those that stand nowhere come after all others. */
export function vectorWords(text: string, words: Words): Uint32Array {
  const placed: number[] = [];
  const others: number[] = [];
  for (let i = 0; i < text.length; ) {
    const end = endOf(text, i);
    const isHeld = !NOT_HELD.has(text[i + 1] as string);
    const written = isHeld ? text.slice(i + 1, end) : '';
    const number = isHeld ? words.learn(/['\\]/.test(written) ? written.replace(/''|\\\\/g, (twice) => twice[0] as string) : written) : 0;
    i = end + 1;
    if (text[i] === ':') {
      const places = text.indexOf(' ', i) < 0 ? text.length : text.indexOf(' ', i);
      for (const place of text.slice(i + 1, places).split(',')) {
        const index = Number(place) - 1;
        if (placed[index]) others.push(number);
        else placed[index] = number;
      }
      i = places;
    } else if (isHeld) others.push(number);
    i++;
  }
  const numbers = new Uint32Array(placed.length + others.length);
  for (let i = 0; i < placed.length; i++) numbers[i] = placed[i] ?? 0;
  numbers.set(others, placed.length);
  return numbers;
}
