import type { Migration } from './migration.ts';

/**
 * Without figures SQLite takes any index for a good one, also those of when rows were deleted, where nearly all rows are alike: it then
 * reads a whole table for one thread. It is told so as if it had counted; what ANALYZE finds out later counts for more.
 */
const ALIKE: Readonly<Record<string, string>> = {
  idx_channelbookmarks_delete_at: 'channelbookmarks',
  idx_channels_delete_at: 'channels',
  idx_emoji_delete_at: 'emoji',
  idx_fileinfo_delete_at: 'fileinfo',
  idx_posts_delete_at: 'posts',
  idx_publicchannels_delete_at: 'publicchannels',
  idx_teammembers_delete_at: 'teammembers',
  idx_teams_delete_at: 'teams',
  idx_usergroups_delete_at: 'usergroups',
  idx_users_delete_at: 'users',
};
/** Rows in all, and rows to one value. */
const FIGURES = '1000000 1000000';

export const statistics: Migration = {
  version: 5,
  name: 'statistics',
  postgres: () => [],
  sqlite: () => [
    'ANALYZE sqlite_schema',
    ...Object.entries(ALIKE).map(
      ([index, table]) =>
        `INSERT INTO sqlite_stat1 (tbl, idx, stat) SELECT '${table}', '${index}', '${FIGURES}' WHERE NOT EXISTS (SELECT 1 FROM sqlite_stat1 WHERE idx = '${index}')`,
    ),
    'ANALYZE sqlite_schema',
  ],
};
