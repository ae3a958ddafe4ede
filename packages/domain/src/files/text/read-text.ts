import { typeOfName } from '../mime-types.ts';
import { gunzip, type ReadInner, readTar, readZip } from './read-archive.ts';
import { readMarkup } from './read-markup.ts';
import { readOffice } from './read-office.ts';
import { readPdf } from './read-pdf.ts';
import { beginsAsText, readPlain } from './read-plain.ts';
import { readRtf } from './read-rtf.ts';
import { TextBudget, TextIsFull, type TextLimits, TextRefused } from './text-budget.ts';
import { type TextKind, textKind } from './text-kind.ts';

interface Reading {
  readonly budget: TextBudget;
  /** What is in archives is read, too. */
  readonly archives: boolean;
}

/** Files in an archive that cannot be read do not keep the others from it. */
function readerOfInner(reading: Reading, depth: number): ReadInner {
  if (!reading.archives || depth >= reading.budget.limits.depth) return undefined;
  return async (name, bytes) => {
    const kind = textKind(name, typeOfName(name));
    if (!kind || bytes.length === 0) return;
    try {
      await read(name, bytes, kind, reading, depth + 1);
    } catch (error) {
      // What is too much is too much for the whole.
      if (error instanceof TextIsFull || (error instanceof TextRefused && /too|tightly/.test(error.message))) throw error;
    }
    reading.budget.add('\n');
  };
}

async function read(name: string, bytes: Uint8Array, kind: TextKind, reading: Reading, depth: number): Promise<void> {
  const { budget } = reading;
  if (kind === 'unknown') return beginsAsText(bytes) ? readPlain(bytes, budget) : undefined;
  if (kind === 'plain') return readPlain(bytes, budget);
  if (kind === 'markup') return readMarkup(bytes, budget);
  if (kind === 'rtf') return readRtf(bytes, budget);
  if (kind === 'pdf') return readPdf(bytes, budget);
  if (kind === 'office') return readOffice(bytes, budget);
  if (kind === 'zip') return readZip(bytes, budget, readerOfInner(reading, depth));
  if (kind === 'tar') return readTar(bytes, budget, readerOfInner(reading, depth));
  const within = name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
  const inner = await gunzip(bytes, budget);
  if (within.toLowerCase().endsWith('.tar')) return readTar(inner, budget, readerOfInner(reading, depth));
  return readerOfInner(reading, depth)?.(within, inner);
}

/** The text in a file, as far as the limits go. Throws `TextRefused`. */
export async function readText(name: string, bytes: Uint8Array, kind: TextKind, limits: TextLimits, archives: boolean): Promise<string> {
  const budget = new TextBudget(limits);
  try {
    await read(name, bytes, kind, { budget, archives }, 0);
  } catch (error) {
    if (!(error instanceof TextIsFull)) throw error;
  }
  return budget.text;
}
