import type { PostQuery } from './post-search.ts';
import { author, tag } from './postgres-match.ts';
import type { Words } from './recent-words.ts';
import type { SearchTerm } from './search-term.ts';
import { LONG } from './tsquery.ts';

/** Asked of the words in the places from `start` to `end` of a ring of words, which are those of a message. */
type Test = (ring: Uint32Array, mask: number, start: number, end: number) => boolean;

/** What is asked of a message, and words one of which it has for sure. */
interface Wanted {
  readonly holds: Test;
  readonly anchors: readonly number[];
}

/** What memory knows of words. */
export interface Vocabulary {
  readonly words: Words;
  /** In how many places a word is. */
  countOf(word: number): number;
}

export interface RecentMatch {
  readonly holds: Test;
  /** Undefined: none are known. */
  readonly anchors: readonly number[] | undefined;
  /** It holds for no other messages than the search is for: else for those, too, that have unwanted words in a row. */
  readonly exact: boolean;
}

const never: Wanted = { holds: () => false, anchors: [] };

const has =
  (word: number): Test =>
  (ring, mask, start, end) => {
    for (let i = start; i < end; i++) if (ring[i & mask] === word) return true;
    return false;
  };

const hasOneOf =
  (flags: Uint8Array): Test =>
  (ring, mask, start, end) => {
    for (let i = start; i < end; i++) if (flags[ring[i & mask] as number] === 1) return true;
    return false;
  };

const all = (tests: readonly Test[]): Test =>
  tests.length === 1
    ? (tests[0] as Test)
    : (ring, mask, start, end) => {
        for (const test of tests) if (!test(ring, mask, start, end)) return false;
        return true;
      };
const any = (tests: readonly Test[]): Test =>
  tests.length === 1
    ? (tests[0] as Test)
    : (ring, mask, start, end) => {
        for (const test of tests) if (test(ring, mask, start, end)) return true;
        return false;
      };

/** A word of a row, so many places after the first: one of some words. */
interface InRow {
  readonly after: number;
  readonly flags: Uint8Array;
}

/** The first word is a certain one, the others stand as far behind it as they do in the search. */
function hasRow(first: number, others: readonly InRow[]): Test {
  const last = others.at(-1)?.after ?? 0;
  return (ring, mask, start, end) => {
    for (let i = start; i + last < end; i++) {
      if (ring[i & mask] !== first) continue;
      let isRow = true;
      for (const { after, flags } of others) isRow &&= flags[ring[(i + after) & mask] as number] === 1;
      if (isRow) return true;
    }
    return false;
  };
}

const costOf = ({ countOf }: Vocabulary, anchors: readonly number[]): number => anchors.reduce((sum, word) => sum + countOf(word), 0);

/** The words of which fewest messages have one. */
const rarest = (vocabulary: Vocabulary, lists: readonly (readonly number[])[]): readonly number[] =>
  lists.reduce((least, list) => (costOf(vocabulary, list) < costOf(vocabulary, least) ? list : least));

const every = (vocabulary: Vocabulary, wanted: readonly Wanted[]): Wanted => ({
  holds: all(wanted.map(({ holds }) => holds)),
  anchors: rarest(
    vocabulary,
    wanted.map(({ anchors }) => anchors),
  ),
});
const some = (wanted: readonly Wanted[]): Wanted => ({
  holds: any(wanted.map(({ holds }) => holds)),
  anchors: [...new Set(wanted.flatMap(({ anchors }) => anchors))],
});

function wantedWord({ words }: Vocabulary, word: string): Wanted {
  const number = words.numberOf(word);
  return number === undefined ? never : { holds: has(number), anchors: [number] };
}

function wantedBeginning({ words }: Vocabulary, prefix: string): Wanted {
  const anchors = words.beginningWith(prefix);
  return { holds: hasOneOf(words.flags(anchors)), anchors };
}

/** A word that is too common to be kept. */
const NO_WORD = Uint8Array.of(1);

/** In a long text, some of whose places are lost, the words of a row count wherever they stand. */
function wantedTerm(vocabulary: Vocabulary, { tokens, prefix }: SearchTerm): Wanted {
  const { words } = vocabulary;
  const places = [...tokens.keys()].filter((place) => tokens[place] !== '');
  const parts = places.map((place) => {
    const token = tokens[place] as string;
    return (prefix && place === tokens.length - 1 ? wantedBeginning : wantedWord)(vocabulary, token);
  });
  const [first] = parts;
  if (!first || parts.includes(never)) return never;
  if (parts.length === 1) return first;
  const together = every(vocabulary, parts);
  const others = parts.slice(1).flatMap((part, i) => {
    const [from, to] = [places[i] as number, places[i + 1] as number];
    const isBeginning = prefix && to === tokens.length - 1;
    const between = isBeginning ? [] : Array.from({ length: to - from - 1 }, (_, n) => from + n + 1);
    const flags = words.flags(part.anchors);
    return [...between.map((place) => ({ place, flags: NO_WORD })), { place: to, flags }];
  });
  const inRow = hasRow(
    first.anchors[0] as number,
    others.map(({ place, flags }) => ({ after: place - (places[0] as number), flags })),
  );
  const inLong = all([wantedWord(vocabulary, LONG).holds, together.holds]);
  return { holds: any([inRow, inLong]), anchors: together.anchors };
}

const isOneWord = ({ tokens }: SearchTerm): boolean => tokens.filter((token) => token !== '').length === 1;

/** What a search looks for, asked of messages in memory; all but the channels and the dates. */
export function recentMatch({ words, anyWord, notWords, tags, authors, notAuthors }: PostQuery, vocabulary: Vocabulary): RecentMatch {
  const joint = (wanted: readonly Wanted[]): Wanted => (anyWord ? some(wanted) : every(vocabulary, wanted));
  const texts: Wanted[] = [];
  if (words.length > 0) texts.push(joint(words.map((term) => wantedTerm(vocabulary, term))));
  if (tags.length > 0) texts.push(joint(tags.map(({ token, prefix }) => (prefix ? wantedBeginning : wantedWord)(vocabulary, tag(token)))));
  const wanted: Wanted[] = texts.length > 0 ? [some(texts)] : [];
  if (authors) wanted.push(some(authors.map((id) => wantedWord(vocabulary, author(id)))));
  const { holds, anchors } = wanted.length > 0 ? every(vocabulary, wanted) : { holds: () => true, anchors: undefined };
  const unwanted = [
    ...notWords.filter(isOneWord).map((term) => wantedTerm(vocabulary, term).holds),
    ...notAuthors.map((id) => wantedWord(vocabulary, author(id)).holds),
  ];
  const bad = any(unwanted);
  const isWanted: Test = unwanted.length === 0 ? holds : (ring, mask, start, end) => holds(ring, mask, start, end) && !bad(ring, mask, start, end);
  return { holds: isWanted, anchors, exact: notWords.every(isOneWord) };
}
