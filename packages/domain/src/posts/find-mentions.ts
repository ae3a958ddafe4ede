import { CHANNEL_WORDS, type ChannelWord, type MentionKeywords } from './mention-keywords.ts';
import { type Mentions, mentionRank } from './mention-rank.ts';

export interface FoundMentions {
  /** Members mentioned by keyword. Those whom channel-wide words and `groups` mention are the caller's to add. */
  users: Mentions;
  /** The channel-wide words that occur, whether or not they may be used. */
  channelWords: Set<ChannelWord>;
  /** Ids of the groups mentioned. */
  groups: Set<string>;
  /** Lower-case names after an @ that mention nobody here, and what is left of them without closing punctuation. */
  potentialNames: Set<string>;
  /** Of these, what may be the name of somebody who is not here: at most one mark that ends a sentence is taken off. */
  outsiderNames: Set<string>;
}

const USERNAME = /^[a-z0-9._-]+$/;
const USERNAME_LENGTH = 64;
const MAX_POTENTIAL_NAMES = 1000;
const ENDING = '.-_:';
const SENTENCE_END = /[.\-:]$/;
/** A word that does not match is cut here and its parts are tried; a name after an @ stays whole. */
const BREAK = /[.\-:]+/;
const NON_ASCII = /[^\0-\x7f]/;

/** Whom the words mention. The cost follows the words and those mentioned, not the size of the channel. */
export function findMentions(words: Iterable<string>, keywords: MentionKeywords): FoundMentions {
  const search = new Search(keywords);
  for (const word of words) search.look(word);
  const users: Mentions = new Map();
  for (const userIds of search.matched) for (const userId of userIds) users.set(userId, mentionRank.keyword);
  const { channelWords, groups, potentialNames, outsiderNames } = search;
  return { users, channelWords, groups, potentialNames, outsiderNames };
}

class Search {
  /** The lists of people behind the keywords that were found, each once however often its word occurs. */
  readonly matched = new Set<readonly string[]>();
  readonly channelWords = new Set<ChannelWord>();
  readonly groups = new Set<string>();
  readonly potentialNames = new Set<string>();
  readonly outsiderNames = new Set<string>();

  constructor(private readonly keywords: MentionKeywords) {}

  look(word: string): void {
    if (this.keywords.nonAscii && NON_ASCII.test(word)) this.keywords.nonAscii.collect(word.toLowerCase(), this.matched);
    if (this.matches(word) || this.matchesWithoutEnding(word)) return;
    if (word.startsWith('@')) this.keepName(word);
    else if (BREAK.test(word)) for (const part of word.split(BREAK)) this.lookAtPart(part);
  }

  private lookAtPart(part: string): void {
    if (part !== '' && !this.matches(part) && part.startsWith('@')) this.keepName(part);
  }

  private matches(word: string): boolean {
    const { exact, firstNames, groups } = this.keywords;
    const lower = word.toLowerCase();
    const keyword = exact.get(lower);
    if (keyword) this.matched.add(keyword);
    const firstName = firstNames.get(word);
    if (firstName) this.matched.add(firstName);
    if (!lower.startsWith('@')) return keyword !== undefined || firstName !== undefined;
    const channelWord = CHANNEL_WORDS.get(lower);
    if (channelWord) this.channelWords.add(channelWord);
    const group = groups.get(lower);
    if (group) this.groups.add(group);
    return (keyword ?? firstName ?? channelWord ?? group) !== undefined;
  }

  /** Takes closing punctuation off, one character at a time, until something matches. */
  private matchesWithoutEnding(word: string): boolean {
    return shortened(word, (length) => this.keywords.lengths.has(length)).some((shorter) => this.matches(shorter));
  }

  private keepName(word: string): void {
    const name = word.slice(1).toLowerCase();
    for (const candidate of [name, ...shortened(name, (length) => length <= USERNAME_LENGTH)]) addName(this.potentialNames, candidate);
    addName(this.outsiderNames, name.replace(SENTENCE_END, ''));
  }
}

function addName(names: Set<string>, name: string): void {
  if (names.size < MAX_POTENTIAL_NAMES && name.length <= USERNAME_LENGTH && USERNAME.test(name)) names.add(name);
}

/** The word without its last character, its last two and so on, as long as those are punctuation; of these, the lengths that fit. */
function shortened(word: string, fits: (length: number) => boolean): string[] {
  const shorter: string[] = [];
  for (let length = word.length - 1; length > 0 && ENDING.includes(word.charAt(length)); length--) {
    if (fits(length)) shorter.push(word.slice(0, length));
  }
  return shorter;
}
