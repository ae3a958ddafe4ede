const HOUR_MS = 3_600_000;
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

export const hourOf = (at: number): number => at - (at % HOUR_MS);

/** Under which number an address is kept for an hour: FNV-1 with 32 bits over the instant, eight bytes and the lowest first, and the address. */
export function linkHash(url: string, hour: number): number {
  const instant = new Uint8Array(8);
  new DataView(instant.buffer).setBigInt64(0, BigInt(hour), true);
  let hash = OFFSET;
  for (const byte of [...instant, ...new TextEncoder().encode(url)]) hash = (Math.imul(hash, PRIME) ^ byte) >>> 0;
  return hash;
}
