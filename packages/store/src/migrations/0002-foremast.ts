import { postgresIndexes, postgresTable, sqliteIndexes, sqliteTable } from './ddl.ts';
import { configurationFilesTable, configurationsTable, fileRowidsTable, firstPostRowidsTable, foremastTables } from './foremast-tables.ts';
import type { Migration } from './migration.ts';

const tables = Object.entries(foremastTables);

/**
 * Messages for full-text search, on SQLite; PostgreSQL has its indexes on `posts`. The index keeps no text, so that an entry is deleted and
 * written anew when a message changes. `fm_post_rowids` says which entry is whose: the row number that SQLite gives a post by itself may
 * change when the file is compacted.
 */
const postSearch = [
  sqliteTable('fm_post_rowids', firstPostRowidsTable),
  ...sqliteIndexes('fm_post_rowids', firstPostRowidsTable),
  `CREATE VIRTUAL TABLE fm_post_search USING fts5(message, hashtags, content='', contentless_delete=1, prefix='2 3')`,
];

/** The same for files, by their names and by what they hold. */
const fileSearch = [
  sqliteTable('fm_file_rowids', fileRowidsTable),
  ...sqliteIndexes('fm_file_rowids', fileRowidsTable),
  `CREATE VIRTUAL TABLE fm_file_search USING fts5(name, content, content='', contentless_delete=1, prefix='2 3')`,
];

/** The original may have made it before. */
const ifMissing = (statement: string): string => statement.replace(/^CREATE TABLE|^CREATE UNIQUE INDEX/, '$& IF NOT EXISTS');

export const foremast: Migration = {
  version: 2,
  name: 'foremast',
  postgres: () => [
    ifMissing(postgresTable('configurations', configurationsTable)).replace(/\)\s*$/, ', CONSTRAINT configurations_active_key UNIQUE (active))'),
    ifMissing(postgresTable('configurationfiles', configurationFilesTable)),
    ...tables.flatMap(([name, table]) => [postgresTable(name, table), ...postgresIndexes(name, table)]),
  ],
  sqlite: () => [
    ifMissing(sqliteTable('configurations', configurationsTable)),
    ...sqliteIndexes('configurations', configurationsTable).map(ifMissing),
    ifMissing(sqliteTable('configurationfiles', configurationFilesTable)),
    ...tables.flatMap(([name, table]) => [sqliteTable(name, table), ...sqliteIndexes(name, table)]),
    ...postSearch,
    ...fileSearch,
  ],
};
