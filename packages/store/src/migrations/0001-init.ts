import schema from './0001-schema.json';
import { postgresEnums, postgresForeignKey, postgresIndexes, postgresTable, sqliteIndexes, sqliteTable } from './ddl.ts';
import { originalLedgerTable } from './foremast-tables.ts';
import type { Migration } from './migration.ts';
import type { ForeignKeyShape, SchemaShape, TableShape } from './shape.ts';
import { type ViewDefinition, viewDefinitions } from './views.ts';

const shape: SchemaShape = schema;

/** What the description of the schema leaves out: three foreign keys, and four busy tables that are vacuumed early. */
const foreignKeys: readonly ForeignKeyShape[] = [
  {
    name: 'fk_retentionpolicieschannels_retentionpolicies',
    table: 'retentionpolicieschannels',
    column: 'policyid',
    parent: 'retentionpolicies',
    parentColumn: 'id',
  },
  {
    name: 'fk_retentionpoliciesteams_retentionpolicies',
    table: 'retentionpoliciesteams',
    column: 'policyid',
    parent: 'retentionpolicies',
    parentColumn: 'id',
  },
  { name: 'recapchannels_recapid_fkey', table: 'recapchannels', column: 'recapid', parent: 'recaps', parentColumn: 'id' },
];
const busy = new Set(['fileinfo', 'posts', 'preferences', 'threadmemberships']);
const busyParameters = 'autovacuum_vacuum_scale_factor=0.1, autovacuum_analyze_scale_factor=0.05';

/** The migrations of the original that this schema is the result of, as its own ledger has them: `000001_create_teams` is 1, `create_teams`. */
export const originalMigrations = schema.applied_migrations.map((entry) => {
  const [version = '', ...name] = entry.split('_');
  return { version: Number(version), name: name.join('_') };
});

/**
 * v11.6.0 itself ends at 167. What 160 to 167 add (a table, columns with defaults, indexes) changes nothing for our queries, so that such
 * a database is opened as it is. Beyond that we do not know.
 */
export const newestOriginalMigration = 167;

const isTable = ([, table]: [string, TableShape]): boolean => table.kind === 'table';
const tables = Object.entries(shape.tables).filter(isTable);
const views = Object.entries(shape.tables).filter((entry) => !isTable(entry));

function view(name: string): ViewDefinition {
  const definition = viewDefinitions[name];
  if (!definition) throw new Error(`no definition for the view ${name}`);
  return definition;
}

function fillOriginalLedger(): string {
  const rows = originalMigrations.map(({ version, name }) => `(${version}, '${name}')`);
  return `INSERT INTO db_migrations (version, name) VALUES\n${rows.join(',\n')}`;
}

export const init: Migration = {
  version: 1,
  name: 'init',
  doneByOriginal: true,
  postgres: () => [
    ...postgresEnums(shape.enums),
    ...tables.map(([name, table]) => postgresTable(name, table, busy.has(name) ? busyParameters : undefined)),
    postgresTable('db_migrations', originalLedgerTable),
    ...views.map(([name]) => `CREATE MATERIALIZED VIEW ${name} AS ${view(name).postgres}`),
    ...Object.entries(shape.tables).flatMap(([name, table]) => postgresIndexes(name, table)),
    ...foreignKeys.map(postgresForeignKey),
    fillOriginalLedger(),
  ],
  sqlite: () => [
    ...tables.map(([name, table]) => sqliteTable(name, table, shape.enums, foreignKeys)),
    sqliteTable('db_migrations', originalLedgerTable),
    ...views.map(([name]) => `CREATE VIEW ${name} AS ${view(name).sqlite}`),
    ...tables.flatMap(([name, table]) => sqliteIndexes(name, table)),
    fillOriginalLedger(),
  ],
};
