import type { SearchTerm } from './search-term.ts';

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;

/** The longest text that PostgreSQL takes for one vector, less a margin: what is beyond it is not found. */
const MOST_BYTES = 900_000;
/** PostgreSQL counts no further, and keeps no more places of one word. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;
/** Is in the vector of a text some of whose places are lost: there the words of a phrase count wherever they stand. */
const LONG = '=long';

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
  return [...words, ...[...signs, ...(isLong ? [LONG] : [])].map(quoted)].join(' ');
}

/** The tokens of a term in a row, as far apart as they are; `lenient`: in a long text wherever they are. */
function tsqueryTerm({ tokens, prefix }: SearchTerm, lenient: boolean): string {
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
  return lenient && words.length > 1 ? `((${row}) | (${[quoted(LONG), ...words].join(' & ')}))` : `(${row})`;
}

/** Terms of which all, or one, must be there. */
export const tsqueryOf = (terms: readonly SearchTerm[], joint: '&' | '|', lenient = true): string =>
  `(${terms.map((term) => tsqueryTerm(term, lenient)).join(` ${joint} `)})`;

/** One of these lexemes. */
export const tsqueryAny = (lexemes: readonly string[]): string => `(${lexemes.map(quoted).join(' | ')})`;
