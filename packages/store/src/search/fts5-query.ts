import type { SearchTerm } from './search-term.ts';

/** Stands where a word is that is too common to be kept: no text has this sign in a word. */
const COMMON = '\ue000';

/** The text that the index cuts at its spaces. */
export const fts5Text = (tokens: readonly string[]): string => tokens.map((token) => token || COMMON).join(' ');

/** Two words side by side, as one; undefined where one of them is too common. No word has the sign between them. */
export const fts5Pair = (first: string | undefined, second: string | undefined): string | undefined =>
  first && second ? `${first}-${second}` : undefined;

const term = ({ tokens, prefix }: SearchTerm): string => `"${fts5Text(tokens)}"${prefix ? ' *' : ''}`;

/** Terms to be found in columns. Tokens hold letters, digits and marks only, so nothing can end a quote. */
export const fts5In = (columns: string, terms: readonly SearchTerm[], joint: 'AND' | 'OR'): string =>
  `({${columns}} : (${terms.map(term).join(` ${joint} `)}))`;

/** Ids as the index has them, one of which must be there. */
export const fts5Ids = (column: string, sign: string, ids: readonly string[]): string =>
  `({${column}} : (${ids.map((id) => `"${sign}${id}"`).join(' OR ')}))`;
