import type { Db, WriteDb } from '../store.ts';
import type { SearchScope, SearchTerm } from './search-term.ts';

/** What a file is found by. */
export interface IndexedFile {
  readonly file_id: string;
  readonly nameTokens: readonly string[];
  readonly contentTokens: readonly string[];
}

/** A search for files of messages, newest first. All words are in the name, or all in what the file holds. */
export interface FileQuery extends SearchScope {
  readonly words: readonly SearchTerm[];
  /** One of the words is enough. */
  readonly anyWord: boolean;
  readonly notWords: readonly SearchTerm[];
  readonly extensions: readonly string[];
  readonly notExtensions: readonly string[];
}

/** Full-text search of files as a database does it. */
export interface FileSearch {
  /** Takes the place of what was known of the file. */
  index(db: WriteDb, file: IndexedFile): Promise<void>;
  remove(db: WriteDb, fileIds: readonly string[]): Promise<void>;
  /** Brings the index into the form that is quickest to search, as far as that takes a moment. */
  tidy(db: WriteDb): Promise<void>;
  /** The ids of what was found. */
  find(db: Db, query: FileQuery): Promise<string[]>;
}
