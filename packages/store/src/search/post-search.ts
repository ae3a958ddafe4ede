import type { Db, WriteDb } from '../store.ts';

/** A word, a beginning of one, or words in a row. */
export interface SearchTerm {
  /** As it was typed, without quotes. */
  readonly raw: string;
  /** As the index of our own has it. */
  readonly tokens: readonly string[];
  readonly prefix: boolean;
  readonly phrase: boolean;
}

export interface SearchTag {
  readonly raw: string;
  readonly token: string;
  readonly prefix: boolean;
}

/** What of a message is to be found. */
export interface IndexedPost {
  readonly post_id: string;
  readonly create_at: number;
  readonly tokens: readonly string[];
  readonly tagTokens: readonly string[];
}

/** A search by one person: in the channels of that person, newest first. */
export interface PostQuery {
  readonly userId: string;
  /** Undefined: all teams. Direct channels count with every team. */
  readonly teamId: string | undefined;
  readonly archivedToo: boolean;
  readonly words: readonly SearchTerm[];
  /** One of the words is enough. */
  readonly anyWord: boolean;
  readonly notWords: readonly SearchTerm[];
  readonly tags: readonly SearchTag[];
  /** Undefined: everybody, everywhere. */
  readonly authors: readonly string[] | undefined;
  readonly notAuthors: readonly string[];
  readonly channels: readonly string[] | undefined;
  readonly notChannels: readonly string[];
  /** Spans of time, end excluded: within all of `within`, outside each of `outside`. */
  readonly within: readonly Span[];
  readonly outside: readonly Span[];
  readonly limit: number;
}

export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Full-text search as a database does it. */
export interface PostSearch {
  index(db: WriteDb, post: IndexedPost): Promise<void>;
  remove(db: WriteDb, postIds: readonly string[]): Promise<void>;
  /** The ids of what was found. */
  find(db: Db, query: PostQuery): Promise<string[]>;
}
