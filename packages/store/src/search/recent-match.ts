import type { PostQuery } from './post-search.ts';
import { author, tag } from './postgres-match.ts';
import type { SearchTerm } from './search-term.ts';
import { LONG, pairLexemes } from './tsquery.ts';

/** Asked of the numbers from `start` to `end`, which are the words of a message in their order. */
type Test = (words: Uint32Array, start: number, end: number) => boolean;

/** What words are called in memory. */
export interface Vocabulary {
  numberOf(word: string): number | undefined;
  /** One for each number that is a word with this beginning. */
  beginningWith(prefix: string): Uint8Array;
}

export interface RecentMatch {
  readonly holds: Test;
  /** It holds for no other messages than the search is for: else for those, too, that have the words in other places. */
  readonly exact: boolean;
}

const never: Test = () => false;

function has(words: Uint32Array, start: number, end: number, number: number): boolean {
  let [low, high] = [start, end - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = words[middle] as number;
    if (found === number) return true;
    if (found < number) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** All of these; the rarest go first. */
function hasWords(vocabulary: Vocabulary, wanted: readonly string[]): Test {
  const numbers = wanted.map((word) => vocabulary.numberOf(word));
  if (numbers.includes(undefined)) return never;
  const all = Uint32Array.from(numbers as number[]);
  return (words, start, end) => {
    for (let i = 0; i < all.length; i++) if (!has(words, start, end, all[i] as number)) return false;
    return true;
  };
}
const hasWord = (vocabulary: Vocabulary, word: string): Test => hasWords(vocabulary, [word]);

function hasBeginning(vocabulary: Vocabulary, prefix: string): Test {
  const fits = vocabulary.beginningWith(prefix);
  return (words, start, end) => {
    for (let i = start; i < end; i++) if (fits[words[i] as number] === 1) return true;
    return false;
  };
}

const every = (tests: readonly Test[]): Test =>
  tests.length === 1 ? (tests[0] as Test) : (words, start, end) => tests.every((test) => test(words, start, end));
const some = (tests: readonly Test[]): Test =>
  tests.length === 1 ? (tests[0] as Test) : (words, start, end) => tests.some((test) => test(words, start, end));

const isOneWord = ({ tokens }: SearchTerm): boolean => tokens.filter((token) => token !== '').length === 1;

/** All words of a term, and those that stand side by side as neighbours, in whichever order they come. */
function hasTerm(vocabulary: Vocabulary, { tokens, prefix }: SearchTerm): Test {
  const all = tokens.filter((token) => token !== '');
  const whole = prefix ? all.slice(0, -1) : all;
  const inRow = hasWords(vocabulary, [...pairLexemes(whole), ...whole]);
  const inLong = whole.length > 1 ? hasWords(vocabulary, [LONG, ...whole]) : never;
  const tests = whole.length > 0 ? [inLong === never ? inRow : some([inRow, inLong])] : [];
  if (prefix) tests.push(hasBeginning(vocabulary, all.at(-1) ?? ''));
  return every(tests);
}

/** What a search looks for, asked of messages in memory; all but the channels and the dates. */
export function recentMatch({ words, anyWord, notWords, tags, authors, notAuthors }: PostQuery, vocabulary: Vocabulary): RecentMatch {
  const joint = anyWord ? some : every;
  const texts: Test[] = [];
  if (words.length > 0) texts.push(joint(words.map((term) => hasTerm(vocabulary, term))));
  if (tags.length > 0) texts.push(joint(tags.map(({ token, prefix }) => (prefix ? hasBeginning : hasWord)(vocabulary, tag(token)))));
  const wanted: Test[] = texts.length > 0 ? [some(texts)] : [];
  if (authors) wanted.push(some(authors.map((id) => hasWord(vocabulary, author(id)))));
  const unwanted = [
    ...notWords.filter(isOneWord).map((term) => hasTerm(vocabulary, term)),
    ...notAuthors.map((id) => hasWord(vocabulary, author(id))),
  ];
  const good = every(wanted);
  const bad = some(unwanted);
  const holds: Test = unwanted.length === 0 ? good : (list, start, end) => good(list, start, end) && !bad(list, start, end);
  return { holds, exact: [...words, ...notWords].every(isOneWord) };
}
