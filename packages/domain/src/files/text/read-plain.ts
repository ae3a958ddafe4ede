import type { TextBudget } from './text-budget.ts';

const BYTE_ORDER_MARKS: readonly (readonly [number, number, string])[] = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
];

function encodingOf(bytes: Uint8Array): string {
  const marked = BYTE_ORDER_MARKS.find(([first, second]) => bytes[0] === first && bytes[1] === second);
  if (marked) return marked[2];
  try {
    // The last sign may be cut off in the middle.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** Text in UTF-8, UTF-16 with a mark, or what old Windows programs wrote. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes).replace(/\ufffd+$/, '');
}

export function readPlain(bytes: Uint8Array, budget: TextBudget): void {
  budget.add(decodeText(bytes.subarray(0, budget.limits.text * 4)));
}
