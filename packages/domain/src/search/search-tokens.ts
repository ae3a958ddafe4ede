import { englishStem } from './english-stem.ts';

/** Scripts that put no spaces between words: their text is cut into overlapping pairs, so that any part of it is found. */
const SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Bopomofo'];
const UNSPACED = `${SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}ー`;
const PIECE = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const PLAIN = /^[\t-~]*$/;

/** Words so common in English that looking for them finds nothing: the original leaves them out of its index. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves what which who whom this that these those am is are was were be been being have has had having do does did doing a an the and but if or because as until while of at by for with about against between into through during before after above below to from up down in out on off over under again further then once here there when where why how all any both each few more most other some such no nor not only own same so than too very s t can will just don should now'.split(
    ' ',
  ),
);

/** Longer ones are found by their beginning, which is enough to tell them apart. */
const LONGEST = 100;

/** Letters of all widths and shapes are the same; the accents stay. */
const folded = (text: string): string => (PLAIN.test(text) ? text : text.normalize('NFKC')).toLowerCase();
const shortened = (token: string): string => (token.length > LONGEST ? Array.from(token).slice(0, LONGEST).join('') : token);

/** Pairs, and the last sign alone: so a single sign is found as the beginning of a token. */
function pairs(run: string): string[] {
  const signs = Array.from(run);
  return signs.map((sign, i) => sign + (signs[i + 1] ?? ''));
}

const wordToken = (piece: string): string => (STOP_WORDS.has(piece) ? '' : englishStem(shortened(piece)));

/**
 * The original keeps an address, a path and a version as one word each, and a whole sentence where scripts have no spaces. Here their parts
 * are words too: searches find what they find there, and more.
 *
 * What of a text is looked for and found: words in small letters, English ones by their stems, at most `most` of them. A word that is too
 * common leaves an empty place. One cut for the index and for queries, whatever the engine.
 */
export function searchTokens(text: string, most = Number.POSITIVE_INFINITY): string[] {
  const tokens: string[] = [];
  for (const [piece] of folded(text).matchAll(PIECE)) {
    if (IS_UNSPACED.test(piece)) tokens.push(...pairs(piece));
    else tokens.push(wordToken(piece));
    if (tokens.length >= most) return tokens.slice(0, most);
  }
  return tokens;
}

/** The same for what somebody looks for. `beginning`: the last word may go on. */
export function queryTokens(text: string, beginning = false): { tokens: string[]; prefix: boolean } {
  const pieces = folded(text).match(PIECE) ?? [];
  const last = pieces.pop();
  if (last === undefined) return { tokens: [], prefix: false };
  const tokens = pieces.flatMap((piece) => (IS_UNSPACED.test(piece) ? pairs(piece) : wordToken(piece)));
  if (!IS_UNSPACED.test(last)) {
    tokens.push(wordToken(last) || (beginning ? last : ''));
    return { tokens, prefix: beginning };
  }
  const signs = Array.from(last);
  // What follows the last sign is not asked for: its pair is in the index, not the sign alone.
  tokens.push(...(signs.length === 1 ? signs : pairs(last).slice(0, -1)));
  return { tokens, prefix: signs.length === 1 };
}

const tagSign = (sign: string): string => (/[\p{L}\p{N}]/u.test(sign) ? sign : `zx${(sign.codePointAt(0) ?? 0).toString(16)}z`);

/** A hashtag as one token, whatever signs are in it. */
export const tagToken = (tag: string): string => `h${Array.from(shortened(folded(tag).replace(/^#/, '')), tagSign).join('')}`;
