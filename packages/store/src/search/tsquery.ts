import { COMMON, type SearchTerm } from './search-term.ts';

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;

/** The longest text that PostgreSQL takes for one vector, less a margin: what is beyond it is not found. */
const MOST_BYTES = 900_000;
/** PostgreSQL counts no further, and keeps no more places of one word. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 200;

/** Lexemes with their places as PostgreSQL writes them. `signs` are lexemes that stand nowhere. */
export function tsvectorText(tokens: readonly string[], signs: readonly string[] = []): string {
  const places = new Map<string, number[]>();
  let bytes = 0;
  for (const [i, token] of tokens.entries()) {
    const lexeme = token || COMMON;
    const known = places.get(lexeme);
    if (known) {
      if (known.length < MOST_PLACES) known.push(i + 1);
      continue;
    }
    bytes += lexeme.length * 4 + 8;
    if (bytes > MOST_BYTES) break;
    places.set(lexeme, [i + 1]);
  }
  const words = Array.from(places, ([lexeme, at]) => `${quoted(lexeme)}:${at.map((place) => Math.min(place, LAST_PLACE)).join(',')}`);
  return [...words, ...signs.map(quoted)].join(' ');
}

/** A term in the language of the index: its tokens in a row. */
const tsqueryTerm = ({ tokens, prefix }: SearchTerm): string =>
  `(${tokens.map((token) => quoted(token || COMMON)).join(' <-> ')}${prefix ? ':*' : ''})`;

export const tsqueryOf = (terms: readonly SearchTerm[], joint: '&' | '|'): string => `(${terms.map(tsqueryTerm).join(` ${joint} `)})`;

/** One of these lexemes. */
export const tsqueryAny = (lexemes: readonly string[]): string => `(${lexemes.map(quoted).join(' | ')})`;
