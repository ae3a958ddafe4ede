import type { SearchTerm } from '@foremast/store/search/search-term';
import { queryTokens } from './search-tokens.ts';

/** A day that a search names; undefined: it names something that is none. */
export type Day = string | undefined;

/** What somebody typed, taken apart. */
export interface ParsedTerms {
  readonly words: SearchTerm[];
  readonly notWords: SearchTerm[];
  /** Without the `#`; a `*` at the end stays. */
  readonly tags: string[];
  readonly from: string[];
  readonly notFrom: string[];
  readonly in: string[];
  readonly notIn: string[];
  readonly ext: string[];
  readonly notExt: string[];
  readonly before: Day[];
  readonly notBefore: Day[];
  readonly after: Day[];
  readonly notAfter: Day[];
  readonly on: Day[];
  readonly notOn: Day[];
  /** Something was typed that can find something. */
  readonly meaningful: boolean;
}

/** A quote that nothing closes is no sign at all: so it is while somebody types. */
const PART = /-?"[^"]*"|\S+/g;
const isPhrase = (text: string): boolean => text.length > 1 && text.startsWith('"') && text.endsWith('"');
const FLAG = /^(-?)(from|in|channel|before|after|on|ext):(.*)$/i;
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** More than a person types: each makes the search slower. Of a longer row of words its beginning is looked for. */
const MOST_PARTS = 100;
const MOST_TOKENS = 100;

function toDay(text: string): Day {
  const parts = DATE.exec(text);
  if (!parts) return undefined;
  const day = `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined;
}

/** A word or phrase; undefined where nothing of it can be looked for: signs, or words that are all too common. */
export function toTerm(text: string): SearchTerm | undefined {
  const raw = text.replaceAll('"', ' ').trim();
  const { tokens, prefix } = queryTokens(raw, !isPhrase(text) && raw.endsWith('*'));
  const first = tokens.findIndex((token) => token !== '');
  if (first < 0) return undefined;
  const kept = tokens.slice(first, first + MOST_TOKENS);
  const last = kept.findLastIndex((token) => token !== '');
  return { tokens: kept.slice(0, last + 1), prefix: prefix && first + last === tokens.length - 1 };
}

/** Flags with values, words, "phrases", beginnings*, -exclusions and #tags. */
export function parseTerms(text: string): ParsedTerms {
  const parsed = {
    words: [] as SearchTerm[],
    notWords: [] as SearchTerm[],
    tags: [] as string[],
    from: [] as string[],
    notFrom: [] as string[],
    in: [] as string[],
    notIn: [] as string[],
    ext: [] as string[],
    notExt: [] as string[],
    before: [] as Day[],
    notBefore: [] as Day[],
    after: [] as Day[],
    notAfter: [] as Day[],
    on: [] as Day[],
    notOn: [] as Day[],
  };
  const parts = (text.match(PART) ?? []).slice(0, MOST_PARTS);
  let flags = 0;
  let words = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string;
    const flag = FLAG.exec(part);
    if (!flag) {
      addWord(parsed, part);
      words++;
      continue;
    }
    const value = (flag[3] || parts[++i])?.replaceAll('"', '');
    if (value === undefined) continue;
    flags++;
    addFlag(parsed, (flag[2] ?? '').toLowerCase(), flag[1] === '-', value);
  }
  // Words that are all too common, or only excluded, find nothing, whatever else is asked for.
  return { ...parsed, meaningful: words > 0 ? parsed.words.length + parsed.tags.length > 0 : flags > 0 };
}

type Parsing = Omit<ParsedTerms, 'meaningful'>;

function addFlag(parsed: Parsing, name: string, negated: boolean, value: string): void {
  if (name === 'from') (negated ? parsed.notFrom : parsed.from).push(value.replace(/^@/, '').toLowerCase());
  else if (name === 'in' || name === 'channel') (negated ? parsed.notIn : parsed.in).push(value.replace(/^~/, '').toLowerCase());
  else if (name === 'ext') (negated ? parsed.notExt : parsed.ext).push(value);
  else if (name === 'before') (negated ? parsed.notBefore : parsed.before).push(toDay(value));
  else if (name === 'after') (negated ? parsed.notAfter : parsed.after).push(toDay(value));
  else (negated ? parsed.notOn : parsed.on).push(toDay(value));
}

/** A tag begins with a letter; the signs around it do not count, but for a `*` at its end. */
function tagIn(text: string): string | undefined {
  if (!text.includes('#') || isPhrase(text)) return undefined;
  const tag = text.replace(/^[^\p{L}\p{N}#]+/u, '').replace(/^#+/, '#');
  return /^#\p{L}/u.test(tag) ? tag.slice(1).replace(/(?<=[\p{L}\p{N}*])[^\p{L}\p{N}*]+$/u, '') : undefined;
}

function addWord(parsed: Parsing, part: string): void {
  const negated = part.startsWith('-') && part.length > 1;
  const text = negated ? part.slice(1) : part;
  const tag = tagIn(text);
  if (tag !== undefined) {
    // An excluded tag excludes nothing: so the contract has it.
    if (!negated) parsed.tags.push(tag);
    return;
  }
  // A colon between words joins them, but no other sign does.
  for (const piece of isPhrase(text) || text.includes('://') ? [text] : text.split(':')) {
    const term = toTerm(piece);
    if (term) (negated ? parsed.notWords : parsed.words).push(term);
  }
}
