import type { TableShape } from './shape.ts';

const id = 'character varying(26)';

/** The tables of our own that are the same on both dialects. The prefix keeps them apart from everything the original knows. */
export const foremastTables: Readonly<Record<string, TableShape>> = {
  fm_jobs: {
    kind: 'table',
    primary_key: ['id'],
    columns: [
      { name: 'id', type: id, not_null: true },
      { name: 'type', type: 'character varying(64)', not_null: true },
      // Two waiting jobs of one type with one key are one job; null: never merged.
      { name: 'key', type: 'character varying(255)' },
      { name: 'input', type: 'jsonb', not_null: true },
      { name: 'status', type: 'character varying(16)', not_null: true, default: "'waiting'::character varying" },
      { name: 'run_at', type: 'bigint', not_null: true, default: '0' },
      { name: 'attempts', type: 'integer', not_null: true, default: '0' },
      { name: 'max_attempts', type: 'integer', not_null: true, default: '1' },
      { name: 'lease_until', type: 'bigint', not_null: true, default: '0' },
      { name: 'progress', type: 'integer', not_null: true, default: '0' },
      { name: 'last_error', type: 'text', not_null: true, default: "''::text" },
      // Smaller runs first.
      { name: 'priority', type: 'integer', not_null: true, default: '0' },
      { name: 'create_at', type: 'bigint', not_null: true },
      { name: 'start_at', type: 'bigint', not_null: true, default: '0' },
      { name: 'finish_at', type: 'bigint', not_null: true, default: '0' },
      // Where a long job is, so that it goes on there after a crash.
      { name: 'data', type: 'jsonb' },
    ],
    indexes: [
      // Waiting jobs that are due, and by its first column running ones whose lease is over.
      { name: 'idx_fm_jobs_status_priority_run_at', unique: false, method: 'btree', on: '(status, priority, run_at)' },
      {
        name: 'idx_fm_jobs_waiting',
        unique: true,
        method: 'btree',
        on: "(type, key) WHERE ((status)::text = 'waiting'::text)",
      },
    ],
  },
};

/** Which of our migrations a database has; kept by the runner itself. */
export const ledgerTable: TableShape = {
  kind: 'table',
  primary_key: ['version'],
  columns: [
    { name: 'version', type: 'integer', not_null: true },
    { name: 'name', type: 'character varying(64)', not_null: true },
    { name: 'applied_at', type: 'bigint', not_null: true },
  ],
  indexes: [],
};

/** Which migrations of the original a database has, as the original keeps it. */
export const originalLedgerTable: TableShape = {
  kind: 'table',
  primary_key: ['version'],
  columns: [
    { name: 'version', type: 'bigint', not_null: true },
    { name: 'name', type: 'character varying', not_null: true },
  ],
  indexes: [],
};

/** The configuration; the original makes this table outside its migrations, when it is told to keep its configuration in the database. */
export const configurationsTable: TableShape = {
  kind: 'table',
  primary_key: ['id'],
  columns: [
    { name: 'id', type: id, not_null: true },
    { name: 'value', type: 'text', not_null: true },
    { name: 'createat', type: 'bigint', not_null: true },
    { name: 'active', type: 'boolean' },
    { name: 'sha', type: 'character(64)', default: "''::bpchar" },
  ],
  indexes: [{ name: 'configurations_active_key', unique: true, method: 'btree', on: '(active)' }],
};

/** Certificates that belong to the configuration; the original makes this table together with the one above. */
export const configurationFilesTable: TableShape = {
  kind: 'table',
  primary_key: ['name'],
  columns: [
    { name: 'name', type: 'character varying(64)', not_null: true },
    { name: 'data', type: 'text', not_null: true },
    { name: 'createat', type: 'bigint', not_null: true },
    { name: 'updateat', type: 'bigint', not_null: true },
  ],
  indexes: [],
};

/** SQLite only: which row of the full-text index a post has; as it was made first. */
export const firstPostRowidsTable: TableShape = {
  kind: 'table',
  primary_key: ['rowid'],
  columns: [
    { name: 'rowid', type: 'integer', not_null: true },
    { name: 'post_id', type: id, not_null: true },
  ],
  indexes: [{ name: 'fm_post_rowids_post_id_key', unique: true, method: 'btree', on: '(post_id)' }],
};

/** The same, with the channel of the post: most of what a word is in is in channels of others. */
export const postRowidsTable: TableShape = {
  ...firstPostRowidsTable,
  columns: [...firstPostRowidsTable.columns, { name: 'channel_id', type: id, not_null: true, default: "''::character varying" }],
};

/** SQLite only: which row of the full-text index a file has. */
export const fileRowidsTable: TableShape = {
  kind: 'table',
  primary_key: ['rowid'],
  columns: [
    { name: 'rowid', type: 'integer', not_null: true },
    { name: 'file_id', type: id, not_null: true },
  ],
  indexes: [{ name: 'fm_file_rowids_file_id_key', unique: true, method: 'btree', on: '(file_id)' }],
};

/** What is known of the indexes, and what an engine outside of the database is still to be told. */
export const searchTables: Readonly<Record<string, TableShape>> = {
  fm_search_state: {
    kind: 'table',
    primary_key: ['name'],
    columns: [
      { name: 'name', type: 'character varying(32)', not_null: true },
      { name: 'value', type: 'text', not_null: true },
    ],
    indexes: [],
  },
  fm_search_queue: {
    kind: 'table',
    primary_key: ['kind', 'id'],
    columns: [
      { name: 'kind', type: 'character varying(8)', not_null: true },
      { name: 'id', type: id, not_null: true },
      // Changes with each change of the post or file, so that what changed meanwhile stays in the queue.
      { name: 'stamp', type: id, not_null: true },
      { name: 'at', type: 'bigint', not_null: true },
    ],
    indexes: [{ name: 'idx_fm_search_queue_at', unique: false, method: 'btree', on: '(at)' }],
  },
};

/** PostgreSQL only: the words of messages and files, cut as all engines have them. */
export const postgresSearchTables: Readonly<Record<string, TableShape>> = {
  fm_post_words: {
    kind: 'table',
    primary_key: ['post_id'],
    columns: [
      { name: 'post_id', type: id, not_null: true },
      { name: 'create_at', type: 'bigint', not_null: true },
      { name: 'channel_id', type: id, not_null: true },
      { name: 'tokens', type: 'tsvector', not_null: true },
    ],
    indexes: [
      { name: 'idx_fm_post_words_create_at', unique: false, method: 'btree', on: '(create_at DESC, post_id)' },
      { name: 'idx_fm_post_words_tokens', unique: false, method: 'gin', on: "(tokens) WITH (gin_pending_list_limit='256')" },
    ],
  },
  fm_file_words: {
    kind: 'table',
    primary_key: ['file_id'],
    columns: [
      { name: 'file_id', type: id, not_null: true },
      { name: 'names', type: 'tsvector', not_null: true },
      { name: 'contents', type: 'tsvector', not_null: true },
    ],
    indexes: [
      { name: 'idx_fm_file_words_contents', unique: false, method: 'gin', on: '(contents)' },
      { name: 'idx_fm_file_words_names', unique: false, method: 'gin', on: '(names)' },
    ],
  },
};
