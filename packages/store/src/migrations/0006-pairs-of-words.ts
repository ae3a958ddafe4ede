import type { Migration } from './migration.ts';

/** On PostgreSQL the indexes of words know neighbours now, so that phrases are found by them: a job fills them again. */
export const pairsOfWords: Migration = {
  version: 6,
  name: 'pairs-of-words',
  postgres: () => [
    "DELETE FROM fm_search_state WHERE name = 'posts' AND EXISTS (SELECT 1 FROM fm_post_words)",
    "DELETE FROM fm_search_state WHERE name = 'files' AND EXISTS (SELECT 1 FROM fm_file_words)",
  ],
  sqlite: () => [],
};
