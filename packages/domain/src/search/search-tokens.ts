import { englishStem } from './english-stem.ts';

/** Scripts that put no spaces between words: their text is cut into overlapping pairs, so that any part of it is found. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}ー';
const PIECE = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/** Pairs, and the last sign alone: so a single sign is found as the beginning of a token. */
function pairs(run: string): string[] {
  const signs = Array.from(run);
  return signs.map((sign, i) => sign + (signs[i + 1] ?? ''));
}

/** What of a text is looked for and found: words in small letters, English ones by their stems. One cut for the index and for queries. */
export function searchTokens(text: string): string[] {
  const tokens: string[] = [];
  for (const [piece] of text.toLowerCase().matchAll(PIECE)) {
    if (IS_UNSPACED.test(piece)) tokens.push(...pairs(piece));
    else tokens.push(englishStem(piece));
  }
  return tokens;
}

/** The same for what somebody looks for: the last sign of a run is only in the index. */
export function queryTokens(text: string): { tokens: string[]; prefix: boolean } {
  const tokens: string[] = [];
  let prefix = false;
  for (const [piece] of text.toLowerCase().matchAll(PIECE)) {
    const signs = Array.from(piece);
    if (!IS_UNSPACED.test(piece)) tokens.push(englishStem(piece));
    else tokens.push(...(signs.length === 1 ? signs : pairs(piece).slice(0, -1)));
    prefix = IS_UNSPACED.test(piece) && signs.length === 1;
  }
  return { tokens, prefix };
}

export const isUnspaced = (text: string): boolean => new RegExp(`[${UNSPACED}]`, 'u').test(text);

/** A hashtag as one token, whatever signs are in it. */
export const tagToken = (tag: string): string =>
  `h${Array.from(tag.toLowerCase().replace(/^#/, ''), (sign) => (/[\p{L}\p{N}]/u.test(sign) ? sign : `zx${(sign.codePointAt(0) ?? 0).toString(16)}z`)).join('')}`;

/** Words so common in English that looking for them finds nothing: the original leaves them out of its index. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves what which who whom this that these those am is are was were be been being have has had having do does did doing a an the and but if or because as until while of at by for with about against between into through during before after above below to from up down in out on off over under again further then once here there when where why how all any both each few more most other some such no nor not only own same so than too very s t can will just don should now'.split(
    ' ',
  ),
);
