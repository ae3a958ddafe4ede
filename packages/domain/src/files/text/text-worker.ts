import { contentTokens } from '../../search/indexed.ts';
import { readText } from './read-text.ts';
import type { TextLimits } from './text-budget.ts';
import type { TextKind } from './text-kind.ts';

/** What a worker is asked to read. */
export interface TextOrder {
  readonly path: string;
  readonly name: string;
  readonly kind: TextKind;
  readonly archives: boolean;
  readonly limits: TextLimits;
}

/** The text and its words as the indexes have them, with spaces between; or why there is none. */
export type TextAnswer = { readonly text: string; readonly words: string } | { readonly refused: string };

async function answer({ path, name, kind, archives, limits }: TextOrder): Promise<TextAnswer> {
  try {
    const text = await readText(name, await Bun.file(path).bytes(), kind, limits, archives);
    return { text, words: contentTokens(text).join(' ') };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

// A worker of its own for each file: what it needed is given back when it ends.
declare const self: { onmessage: (event: { readonly data: TextOrder }) => void };
self.onmessage = async ({ data }) => {
  postMessage(await answer(data));
};
