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

const [TAB, CARRIAGE_RETURN, ESCAPE, SPACE, DELETE] = [9, 13, 27, 32, 127];
/** Signs that no text has: control codes other than blanks, line ends and what colours a terminal. */
const isControl = (byte: number): boolean => byte === DELETE || (byte < SPACE && byte !== ESCAPE && !(byte >= TAB && byte <= CARRIAGE_RETURN));

/** So many of the first bytes tell whether the rest is worth reading. */
export const LOOKED_AT = 1024;

/** Does something of an unknown kind begin as a text does? */
export function beginsAsText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, LOOKED_AT);
  if (BYTE_ORDER_MARKS.some(([first, second]) => head[0] === first && head[1] === second)) return true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return !head.some(isControl);
  } catch {
    return false;
  }
}

export function readPlain(bytes: Uint8Array, budget: TextBudget): void {
  budget.add(decodeText(bytes.subarray(0, budget.limits.text * 4)));
}
