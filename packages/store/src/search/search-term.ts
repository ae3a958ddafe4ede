/** A word, a beginning of one, or words in a row. */
export interface SearchTerm {
  /** As the index has them; an empty one stands for any word that is too common to be kept. */
  readonly tokens: readonly string[];
  /** The last token is only the beginning of one. */
  readonly prefix: boolean;
}

export interface SearchTag {
  readonly token: string;
  readonly prefix: boolean;
}

/** A span of time in milliseconds, end excluded. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** By whom, where and when: what messages and files are looked for by alike. */
export interface SearchScope {
  /** Nothing is found outside of these: channels that the searcher may read. */
  readonly channels: readonly string[];
  /** They were named, so that they are few. */
  readonly channelsAreFew: boolean;
  /** Undefined: everybody. */
  readonly authors: readonly string[] | undefined;
  readonly notAuthors: readonly string[];
  /** Within all of `within`, outside each of `outside`. */
  readonly within: readonly Span[];
  readonly outside: readonly Span[];
  readonly limit: number;
  /** Of these only: what another engine found, to be checked. */
  readonly among?: readonly string[];
}
