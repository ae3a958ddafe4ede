import type { FileQuery } from '@foremast/store/search/file-search';
import type { PostQuery } from '@foremast/store/search/post-search';
import type { SearchScope, SearchTerm } from '@foremast/store/search/search-term';

/** What the engine is asked: phrases as text, everything else as conditions, all of which hold. */
export interface EngineQuery {
  readonly q: string;
  readonly filter: readonly string[];
}

const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;
const together = (parts: readonly string[], joint: 'AND' | 'OR'): string => (parts.length === 1 ? String(parts[0]) : `(${parts.join(` ${joint} `)})`);
const anyOf = (field: string, values: readonly string[]): string => `${field} IN [${values.map(quoted).join(', ')}]`;

/** The words of a term; that they stand in a row is not looked at here. */
function term(field: string, { tokens, prefix }: SearchTerm): string {
  const last = tokens.length - 1;
  const parts = tokens.flatMap((token, i) => (token === '' ? [] : `${field} ${prefix && i === last ? 'STARTS WITH' : '='} ${quoted(token)}`));
  return together(parts, 'AND');
}

const allIn = (field: string, terms: readonly SearchTerm[], anyWord: boolean): string =>
  together(
    terms.map((t) => term(field, t)),
    anyWord ? 'OR' : 'AND',
  );

/** Terms that are one word can be excluded by the engine; whether a phrase is there the database says. */
const excluded = (fields: readonly string[], terms: readonly SearchTerm[]): string[] =>
  terms.filter(({ tokens }) => tokens.length === 1).flatMap((t) => fields.map((field) => `NOT ${term(field, t)}`));

/** The rows of plain words in phrases that must be there. Words of other scripts the engine would cut anew. */
function phrases(terms: readonly SearchTerm[], anyWord: boolean): string {
  if (anyWord) return '';
  const found: string[] = [];
  for (const { tokens, prefix } of terms) {
    const rows = (prefix ? tokens.slice(0, -1) : tokens).map((token) => (/^[a-z0-9]+$/.test(token) ? token : ' ')).join(' ');
    for (const row of rows.split(/ {2,}/)) if (row.trim().includes(' ')) found.push(`"${row.trim()}"`);
  }
  return found.join(' ');
}

function scope({ channels, authors, notAuthors, within, outside }: SearchScope): string[] {
  const parts = [anyOf('channel_id', channels)];
  if (authors) parts.push(anyOf('user_id', authors));
  if (notAuthors.length > 0) parts.push(`NOT ${anyOf('user_id', notAuthors)}`);
  for (const { from, until } of within) {
    if (from > 0) parts.push(`create_at >= ${from}`);
    if (until < Number.MAX_SAFE_INTEGER) parts.push(`create_at < ${until}`);
  }
  for (const { from, until } of outside) parts.push(`(create_at < ${from} OR create_at >= ${until})`);
  return parts;
}

export function postEngineQuery(query: PostQuery): EngineQuery {
  const { words, anyWord, tags, notWords } = query;
  const tagTerms = tags.map(({ token, prefix }) => ({ tokens: [token], prefix }));
  const text = [...(words.length > 0 ? [allIn('words', words, anyWord)] : []), ...(tags.length > 0 ? [allIn('tags', tagTerms, anyWord)] : [])];
  return {
    q: tags.length > 0 ? '' : phrases(words, anyWord),
    filter: [...scope(query), ...(text.length > 0 ? [together(text, 'OR')] : []), ...excluded(['words'], notWords)],
  };
}

export function fileEngineQuery(query: FileQuery): EngineQuery {
  const { words, anyWord, notWords, extensions, notExtensions } = query;
  const text = words.length > 0 ? [together([allIn('names', words, anyWord), allIn('contents', words, anyWord)], 'OR')] : [];
  // The engine counts the places of words only up to a number that documents exceed: rows of words are left to the check.
  return {
    q: '',
    filter: [
      ...scope(query),
      ...text,
      ...excluded(['names', 'contents'], notWords),
      ...(extensions.length > 0 ? [anyOf('extension', extensions)] : []),
      ...(notExtensions.length > 0 ? [`NOT ${anyOf('extension', notExtensions)}`] : []),
    ],
  };
}
