import { postgresIndexes, postgresTable, sqliteIndexes, sqliteTable } from './ddl.ts';
import { postgresSearchTables, searchTables } from './foremast-tables.ts';
import type { Migration } from './migration.ts';

const tables = Object.entries(searchTables);

/** Where there is nothing to fill, the indexes are complete from the beginning; else a job fills them. */
const complete = [
  "INSERT INTO fm_search_state (name, value) SELECT 'posts', '{\"complete\":true}' WHERE NOT EXISTS (SELECT 1 FROM posts)",
  "INSERT INTO fm_search_state (name, value) SELECT 'files', '{\"complete\":true}' WHERE NOT EXISTS (SELECT 1 FROM fileinfo)",
];

/**
 * The words arrive cut, so that the index cuts at spaces only. `place` says whose a message is and where it is: `from:` and `in:` are words
 * of the index too.
 */
const fullText = [
  'DROP TABLE fm_post_search',
  'DROP TABLE fm_file_search',
  'DELETE FROM fm_post_rowids',
  'DELETE FROM fm_file_rowids',
  "ALTER TABLE fm_post_rowids ADD COLUMN channel_id text DEFAULT '' NOT NULL",
  `CREATE VIRTUAL TABLE fm_post_search USING fts5(message, hashtags, place, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii')`,
  `CREATE VIRTUAL TABLE fm_file_search USING fts5(name, content, content='', contentless_delete=1, prefix='2 3', tokenize='ascii')`,
];

export const search: Migration = {
  version: 3,
  name: 'search',
  postgres: () => [
    ...[...tables, ...Object.entries(postgresSearchTables)].flatMap(([name, table]) => [postgresTable(name, table), ...postgresIndexes(name, table)]),
    ...complete,
  ],
  sqlite: () => [...tables.flatMap(([name, table]) => [sqliteTable(name, table), ...sqliteIndexes(name, table)]), ...fullText, ...complete],
};
