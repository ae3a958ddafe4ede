const INTEGER = /^[+-]?\d+$/;

/** A whole number of 64 bits, as clients write it in an address; undefined for all else. What is beyond exact numbers counts as the last of them. */
export function integerOf(text: string): number | undefined {
  if (!INTEGER.test(text)) return undefined;
  const number = BigInt(text.replace('+', ''));
  if (BigInt.asIntN(64, number) !== number) return undefined;
  return Math.max(Math.min(Number(number), Number.MAX_SAFE_INTEGER), Number.MIN_SAFE_INTEGER);
}
