import type { Db, WriteDb } from '../store.ts';
import type { PostQuery } from './post-search.ts';

/** What a file is found by. */
export interface IndexedFile {
  readonly file_id: string;
  readonly nameTokens: readonly string[];
  readonly contentTokens: readonly string[];
}

/** A search by one person for files of messages: in the channels of that person, newest first. All words are in the name, or all in what the file holds. */
export type FileQuery = Omit<PostQuery, 'tags'> & { readonly extensions: readonly string[]; readonly notExtensions: readonly string[] };

/** Full-text search of files as a database does it. */
export interface FileSearch {
  /** Takes the place of what was known of the file. */
  index(db: WriteDb, file: IndexedFile): Promise<void>;
  remove(db: WriteDb, fileIds: readonly string[]): Promise<void>;
  /** The ids of what was found. */
  find(db: Db, query: FileQuery): Promise<string[]>;
}
