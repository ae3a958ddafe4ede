import { postgresIndexes, postgresTable, sqliteIndexes, sqliteTable } from './ddl.ts';
import { foremastTables, postRowidsTable } from './foremast-tables.ts';
import type { Migration } from './migration.ts';

const tables = Object.entries(foremastTables);

/**
 * Messages for full-text search, on SQLite; PostgreSQL has its indexes on `posts`. The index keeps no text, so that an entry is deleted and
 * written anew when a message changes. `fm_post_rowids` says which entry is whose: the row number that SQLite gives a post by itself may
 * change when the file is compacted.
 */
const postSearch = [
  sqliteTable('fm_post_rowids', postRowidsTable),
  ...sqliteIndexes('fm_post_rowids', postRowidsTable),
  `CREATE VIRTUAL TABLE fm_post_search USING fts5(message, hashtags, content='', contentless_delete=1, prefix='2 3')`,
];

/** The original makes this table outside its migrations, when it is told to keep its configuration in the database: so it may be there. */
const configurations = `CREATE TABLE IF NOT EXISTS configurations (
  id varchar(26) PRIMARY KEY, value text NOT NULL, createat bigint NOT NULL, active boolean UNIQUE, sha char(64) DEFAULT ''
)`;

export const foremast: Migration = {
  version: 2,
  name: 'foremast',
  postgres: () => [configurations, ...tables.flatMap(([name, table]) => [postgresTable(name, table), ...postgresIndexes(name, table)])],
  sqlite: () => [configurations, ...tables.flatMap(([name, table]) => [sqliteTable(name, table), ...sqliteIndexes(name, table)]), ...postSearch],
};
