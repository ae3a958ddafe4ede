import type { FoundPostRow } from '../queries/found-posts.ts';
import type { Db, WriteDb } from '../store.ts';
import type { SearchScope, SearchTag, SearchTerm } from './search-term.ts';

/** What of a message is to be found. */
export interface IndexedPost {
  readonly post_id: string;
  readonly create_at: number;
  readonly channel_id: string;
  readonly user_id: string;
  /** In their order; an empty one is a word that is too common to be looked for. */
  readonly tokens: readonly string[];
  readonly tagTokens: readonly string[];
}

/** A search for messages, newest first. Words or tags, where both are asked for. */
export interface PostQuery extends SearchScope {
  readonly words: readonly SearchTerm[];
  /** One of the words is enough. */
  readonly anyWord: boolean;
  readonly notWords: readonly SearchTerm[];
  readonly tags: readonly SearchTag[];
}

/** Full-text search as a database does it. */
export interface PostSearch {
  /** Those that the index has already stay as they are. */
  index(db: WriteDb, posts: readonly IndexedPost[]): Promise<void>;
  remove(db: WriteDb, postIds: readonly string[]): Promise<void>;
  /** All messages of a channel that goes for good. */
  removeChannel(db: WriteDb, channelId: string): Promise<void>;
  /** Brings the index into the form that is quickest to search, as far as that takes a moment. */
  tidy(db: WriteDb): Promise<void>;
  /** The ids of what was found. */
  find(db: Db, query: PostQuery): Promise<readonly string[]>;
  /** The messages that were found. */
  read(db: Db, query: PostQuery): Promise<readonly FoundPostRow[]>;
}
