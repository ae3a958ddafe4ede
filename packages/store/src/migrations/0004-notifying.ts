import { postgresIndexes, postgresTable, sqliteIndexes, sqliteTable } from './ddl.ts';
import type { Migration } from './migration.ts';
import { notifyingTables } from './notifying-tables.ts';

const tables = Object.entries(notifyingTables);

export const notifying: Migration = {
  version: 4,
  name: 'notifying',
  postgres: () => tables.flatMap(([name, table]) => [postgresTable(name, table), ...postgresIndexes(name, table)]),
  sqlite: () => tables.flatMap(([name, table]) => [sqliteTable(name, table), ...sqliteIndexes(name, table)]),
};
