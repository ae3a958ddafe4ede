import { type TextBudget, TextRefused } from './text-budget.ts';

/** Groups of these hold no words of the document. */
const ASIDE: ReadonlySet<string> = new Set(
  'fonttbl colortbl stylesheet info pict object themedata datastore xmlnstbl listtable rsidtbl generator'.split(' '),
);
const APART: ReadonlySet<string> = new Set(['par', 'line', 'tab', 'cell', 'row', 'page', 'sect']);
const PIECE = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|[{}]|[^\\{}]+/gi;
const DEEPEST = 1000;

interface Group {
  readonly hidden: boolean;
  /** Signs that follow one in Unicode for readers that know none. */
  readonly skip: number;
}

/** The words of a document in RTF. */
export function readRtf(bytes: Uint8Array, budget: TextBudget): void {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!source.startsWith('{\\rtf')) throw new TextRefused('it is no RTF');
  const outer: Group[] = [];
  let group: Group = { hidden: false, skip: 1 };
  let code = new TextDecoder('windows-1252');
  let skipping = 0;
  for (const [piece, word, number, byte, sign] of source.matchAll(PIECE)) {
    if (piece === '{') {
      if (outer.length >= DEEPEST) throw new TextRefused('its groups lie too deep');
      outer.push(group);
    } else if (piece === '}') group = outer.pop() ?? group;
    else if (sign === '*' || (word && ASIDE.has(word))) group = { ...group, hidden: true };
    else if (word === 'uc') group = { ...group, skip: Math.max(0, Number(number ?? 1)) };
    else if (word === 'ansicpg') code = decoderOf(number);
    else if (group.hidden) continue;
    else if (word === 'u') {
      budget.add(String.fromCharCode(Number(number) & 0xffff));
      skipping = group.skip;
    } else if (word) {
      if (APART.has(word)) budget.apart();
    } else if (byte && skipping > 0) skipping--;
    else if (byte) budget.add(code.decode(Uint8Array.of(Number.parseInt(byte, 16))));
    else if (sign) budget.add(/[\\{}]/.test(sign) ? sign : ' ');
    else {
      const text = piece.replace(/[\r\n]+/g, '');
      budget.add(text.slice(Math.min(skipping, text.length)));
      skipping = Math.max(0, skipping - text.length);
    }
  }
}

function decoderOf(page: string | undefined): TextDecoder {
  try {
    return new TextDecoder(`windows-${page}`);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
