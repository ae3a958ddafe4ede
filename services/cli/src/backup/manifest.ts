/** What a backup says of itself: enough to know that all of it is there and unchanged. */
export interface Manifest {
  readonly format: 1;
  readonly release: string;
  /** ISO date. */
  readonly created_at: string;
  /** Of the server that was backed up; the archive always holds a SQLite file. */
  readonly database: 'sqlite' | 'postgres';
  /** Rows of each table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly entries: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
}

export const MANIFEST = 'manifest.json';
export const DATABASE = 'database.sqlite';
/** Uploaded files lie below it, as in the server's folder. */
export const FILES = 'files/';
