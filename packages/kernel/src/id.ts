const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769';
const POOL = 16 * 256;
let pool = new Uint8Array(0);
let at = 0;

function randomBytes(count: number): Uint8Array {
  if (at + count > pool.length) {
    pool = crypto.getRandomValues(new Uint8Array(POOL));
    at = 0;
  }
  at += count;
  return pool.subarray(at - count, at);
}

/** `length` characters of the z-base-32 alphabet, from 5 random bits each. */
export function token(length: number): string {
  const bytes = length > POOL ? crypto.getRandomValues(new Uint8Array(length)) : randomBytes(length);
  let out = '';
  for (const byte of bytes) out += ALPHABET[byte & 31];
  return out;
}

/** A new id: 26 characters, 128 random bits (the last character carries three of them). */
export function newId(): string {
  const bytes = randomBytes(16);
  let out = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return out + ALPHABET[(held << (5 - bits)) & 31];
}

/** What counts as an id on the way in: 26 ASCII letters or digits. */
export const isId = (text: string): boolean => /^[A-Za-z0-9]{26}$/.test(text);

/** The same id for the same text in every process: for rows that several may want to write, and one shall. */
export function idOf(text: string): string {
  const hash = new Bun.CryptoHasher('sha256').update(text).digest();
  let out = '';
  for (let i = 0; i < 26; i++) out += ALPHABET[(hash[i] ?? 0) & 31];
  return out;
}
