import type { PostQuery } from './post-search.ts';
import type { Frequencies } from './postgres-frequencies.ts';
import type { SearchTerm } from './search-term.ts';
import { type Nearness, pairLexemes, tsqueryAny, tsqueryOf } from './tsquery.ts';

// Words hold letters and digits only, so that a sign before it tells a tag, an author or a channel from a word.
export const tag = (token: string) => `#${token}`;
export const author = (id: string) => `@${id}`;
export const CHANNEL = '~';
export const channel = (id: string) => `${CHANNEL}${id}`;

/**
 * What of a search the index of words knows, as a tsquery: all but the dates, and the channels unless they are few. Undefined where it has
 * nothing to say.
 */
export function matchOf(query: PostQuery): string | undefined {
  const { notWords, notAuthors } = query;
  const unwanted = [
    ...(notWords.length > 0 ? [`!${tsqueryOf(notWords, '|', 'exact')}`] : []),
    ...(notAuthors.length > 0 ? [`!${tsqueryAny(notAuthors.map(author))}`] : []),
  ];
  const all = [...wanted(query, 'lenient'), ...unwanted];
  return all.length > 0 ? all.join(' & ') : undefined;
}

/** What the index finds quickly, among it all that matches; undefined where it can only tell what is not wanted. */
export function likelyMatchOf(query: PostQuery): string | undefined {
  const all = wanted(query, 'likely');
  return all.length > 0 ? all.join(' & ') : undefined;
}

function wanted({ words, anyWord, tags, authors, channels, channelsAreFew }: PostQuery, nearness: Nearness): string[] {
  const joint = anyWord ? '|' : '&';
  const tagTerms = tags.map(({ token, prefix }) => ({ tokens: [tag(token)], prefix }));
  const text = [...(words.length > 0 ? [tsqueryOf(words, joint, nearness)] : []), ...(tags.length > 0 ? [tsqueryOf(tagTerms, joint)] : [])].join(
    ' | ',
  );
  return [
    ...(text ? [`(${text})`] : []),
    ...(authors ? [tsqueryAny(authors.map(author))] : []),
    ...(channelsAreFew ? [tsqueryAny(channels.map(channel))] : []),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** As many messages as the index can find for a term. Of beginnings nothing is known. */
function mostOfTerm({ tokens, prefix }: SearchTerm, { all, most }: Frequencies): number {
  const whole = (prefix ? tokens.slice(0, -1) : tokens).filter((token) => token !== '');
  return Math.min(all, ...[...whole, ...pairLexemes(whole)].map(most));
}

/** The index finds no more messages than these, by what is known of each word. */
export function mostLikely({ words, anyWord, tags, authors, channels, channelsAreFew }: PostQuery, frequencies: Frequencies): number {
  const { all, most } = frequencies;
  const terms = [...words.map((term) => mostOfTerm(term, frequencies)), ...tags.map(({ token, prefix }) => (prefix ? all : most(tag(token))))];
  const ofTerms = anyWord || (words.length > 0 && tags.length > 0) ? sum(terms) : Math.min(all, ...terms);
  return Math.min(
    ofTerms,
    authors ? sum(authors.map((id) => most(author(id)))) : all,
    channelsAreFew ? sum(channels.map((id) => most(channel(id)))) : all,
  );
}
