import type { Database } from 'better-sqlite3';
import type { ClientBase } from 'pg';
import { init } from './migrations/0001-init.ts';
import { foremast } from './migrations/0002-foremast.ts';
import { search } from './migrations/0003-search.ts';
import { notifying } from './migrations/0004-notifying.ts';
import { statistics } from './migrations/0005-statistics.ts';
import { pairsOfWords } from './migrations/0006-pairs-of-words.ts';
import { pairsOnSqlite } from './migrations/0007-pairs-on-sqlite.ts';
import type { Migration, MigrationReport } from './migrations/migration.ts';
import { applyToPostgres } from './migrations/postgres.ts';
import { applyToSqlite } from './migrations/sqlite.ts';

export type { MigrationReport } from './migrations/migration.ts';
export { SchemaRefused } from './migrations/pending.ts';

/** Every migration there is, oldest first; a new one is appended. */
export const migrations: readonly Migration[] = [init, foremast, search, notifying, statistics, pairsOfWords, pairsOnSqlite];

/**
 * Brings the database in `file`, opened as `database`, up to date. A file with something in it is copied first. Several processes may do
 * this at once. Throws `SchemaRefused` for a database that is not ours to change.
 */
export function migrateSqlite(database: Database, file: string): Promise<MigrationReport> {
  return applyToSqlite(database, file, migrations);
}

/** Brings a PostgreSQL database up to date: the schema that the client creates in, that is the first of its search path. */
export function migratePostgres(client: ClientBase): Promise<MigrationReport> {
  return applyToPostgres(client, migrations);
}
