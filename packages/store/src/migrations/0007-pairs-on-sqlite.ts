import type { Migration } from './migration.ts';

/**
 * What stands side by side in messages, as one word each: two words in a row are found without looking at all messages that have both of them.
 * Where there are messages, a job fills the indexes again.
 */
export const pairsOnSqlite: Migration = {
  version: 7,
  name: 'pairs-on-sqlite',
  postgres: () => [],
  sqlite: () => [
    `CREATE VIRTUAL TABLE fm_post_search_pairs USING fts5(pairs, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '-'")`,
    // Those of the newest messages wait here, to be indexed together.
    'CREATE TABLE fm_post_search_new_pairs (rowid integer PRIMARY KEY NOT NULL, pairs text NOT NULL)',
    "DELETE FROM fm_search_state WHERE name = 'posts' AND EXISTS (SELECT 1 FROM fm_post_rowids)",
  ],
};
