import type { SearchTerm } from './search-term.ts';

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;

/** The longest text that PostgreSQL takes for one vector, less a margin: what is beyond it is not found. */
const MOST_BYTES = 700_000;
/** PostgreSQL counts no further, and keeps no more places of one word. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;
/** Is in the vector of a text some of whose places are lost: there the words of a phrase count wherever they stand. */
export const LONG = '=long';

/** Two words in a row are one of so many lexemes: the index tells who has them both side by side from who only has them both. */
const PAIRS = 0x10000;
export const PAIR = '+';

function pairLexeme(first: string, second: string): string {
  let hash = 0x811c9dc5;
  for (const text of [first, ' ', second]) for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${PAIR}${((hash ^ (hash >>> 16)) & (PAIRS - 1)).toString(36)}`;
}

/** Of neighbours, whatever words too common to be kept are between them. */
export function pairLexemes(tokens: readonly string[]): string[] {
  const words = tokens.filter((token) => token !== '');
  return words.slice(1).map((word, i) => pairLexeme(words[i] as string, word));
}

/** Lexemes with their places as PostgreSQL writes them. An empty token only takes a place. `signs` are lexemes that stand nowhere. */
export function tsvectorText(tokens: readonly string[], signs: readonly string[] = []): string {
  const places = new Map<string, number[]>();
  let bytes = 0;
  let isLong = tokens.length > LAST_PLACE;
  for (const [i, token] of tokens.entries()) {
    if (token === '') continue;
    const known = places.get(token);
    if (known) {
      if (known.length < MOST_PLACES) known.push(i + 1);
      else isLong = true;
      continue;
    }
    bytes += token.length * 4 + 8;
    if (bytes > MOST_BYTES) break;
    places.set(token, [i + 1]);
  }
  const words = Array.from(places, ([token, at]) => `${quoted(token)}:${at.map((place) => Math.min(place, LAST_PLACE)).join(',')}`);
  const pairs = isLong ? [LONG] : new Set(pairLexemes(tokens));
  return [...words, ...[...signs, ...pairs].map(quoted)].join(' ');
}

/**
 * `exact`: the tokens of a term in a row, as far apart as they are. `lenient`: in a long text wherever they are. `likely`: what the index
 * finds quickly, which is all of that and a little more.
 */
export type Nearness = 'exact' | 'lenient' | 'likely';

function tsqueryTerm({ tokens, prefix }: SearchTerm, nearness: Nearness): string {
  const words: string[] = [];
  let row = '';
  let gap = 1;
  for (const [i, token] of tokens.entries()) {
    if (token === '') {
      gap++;
      continue;
    }
    const word = `${quoted(token)}${prefix && i === tokens.length - 1 ? ':*' : ''}`;
    row += row === '' ? word : ` <${gap}> ${word}`;
    words.push(word);
    gap = 1;
  }
  if (nearness === 'exact' || words.length === 1) return `(${row})`;
  const pairs = pairLexemes(prefix ? tokens.slice(0, -1) : tokens).map(quoted);
  if (nearness === 'likely' && !prefix) return `((${pairs.join(' & ')}) | ${quoted(LONG)})`;
  return `(${[...pairs, `(${row})`].join(' & ')} | (${[quoted(LONG), ...words].join(' & ')}))`;
}

/** Terms of which all, or one, must be there. */
export const tsqueryOf = (terms: readonly SearchTerm[], joint: '&' | '|', nearness: Nearness = 'lenient'): string =>
  `(${terms.map((term) => tsqueryTerm(term, nearness)).join(` ${joint} `)})`;

/** One of these lexemes. */
export const tsqueryAny = (lexemes: readonly string[]): string => `(${lexemes.map(quoted).join(' | ')})`;
