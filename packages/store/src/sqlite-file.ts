import Database from 'better-sqlite3';

/** A connection to a file, with what each of them is set to. */
export function openSqliteFile(file: string, readonly: boolean): Database.Database {
  const database = new Database(file, { readonly });
  database.pragma('busy_timeout = 10000');
  if (!readonly) database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('cache_size = -32000');
  database.pragma('temp_store = MEMORY');
  database.pragma('foreign_keys = ON');
  return database;
}
