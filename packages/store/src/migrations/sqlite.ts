import type { Database } from 'better-sqlite3';
import { type Backup, backUp } from './backup.ts';
import { sqliteTable } from './ddl.ts';
import { ledgerTable } from './foremast-tables.ts';
import type { Migration, MigrationReport } from './migration.ts';
import { type AppliedMigration, type DatabaseState, pendingMigrations, SchemaRefused } from './pending.ts';

const patienceMs = 60_000;
const attempts = 5;

export async function applyToSqlite(database: Database, file: string, migrations: readonly Migration[]): Promise<MigrationReport> {
  const patience = database.pragma('busy_timeout', { simple: true });
  database.pragma(`busy_timeout = ${patienceMs}`);
  try {
    return await applyAll(database, file, migrations);
  } finally {
    database.pragma(`busy_timeout = ${patience}`);
  }
}

/**
 * The copy cannot be made inside a transaction, so it is made before the first one, and is good only if nobody wrote in between. If somebody
 * did, most likely another process that migrates, everything is looked at anew.
 */
async function applyAll(database: Database, file: string, migrations: readonly Migration[]): Promise<MigrationReport> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const writes = writesOfOthers(database);
    const state = databaseState(database);
    const [first, ...others] = pendingMigrations(state, migrations);
    if (!first) return { applied: [] };
    const backup = state.tables.size > 0 ? await backUp(database, file, first.version) : undefined;
    const start = applyFirst(database, migrations, first.version, writes, backup);
    if (start === 'overtaken') continue;
    const applied = [start, ...others.map(({ version }) => inTransaction(database, () => applyOne(database, migrations, version)))];
    return { applied: applied.filter((name) => name !== undefined), ...(backup && { backup: backup.file }) };
  }
  throw new SchemaRefused('Another process keeps writing to the database file, so that it cannot be copied before the upgrade: stop it first.');
}

/** Where nothing was changed, no copy stays: else each failing start would leave another one. */
function applyFirst(
  database: Database,
  migrations: readonly Migration[],
  version: number,
  writes: unknown,
  backup: Backup | undefined,
): string | undefined {
  try {
    return inTransaction(database, () => {
      if (writes !== writesOfOthers(database)) {
        backup?.discard();
        return 'overtaken';
      }
      backup?.keep();
      return applyOne(database, migrations, version);
    });
  } catch (error) {
    backup?.discard();
    throw error;
  }
}

/** Looks again, now that nobody else can write: another process may have been here. The name of the migration, if it was carried out. */
function applyOne(database: Database, migrations: readonly Migration[], version: number): string | undefined {
  const state = databaseState(database);
  const migration = pendingMigrations(state, migrations).find((pending) => pending.version === version);
  if (!migration) return undefined;
  if (!state.ours) database.exec(sqliteTable('fm_migrations', ledgerTable));
  const made = migration.doneByOriginal === undefined || !state.originals;
  if (made) database.exec(migration.sqlite().join(';\n'));
  const record = database.prepare('INSERT INTO fm_migrations (version, name, applied_at) VALUES (?, ?, ?)');
  record.run(version, migration.name, Date.now());
  return made ? migration.name : undefined;
}

function inTransaction<T>(database: Database, work: () => T): T {
  return database.transaction(work).immediate();
}

/** A number that changes when another connection commits. */
function writesOfOthers(database: Database): unknown {
  return database.pragma('data_version', { simple: true });
}

function databaseState(database: Database): DatabaseState {
  const names = database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite@_%' ESCAPE '@'")
    .all();
  const tables = new Set(names.map(({ name }) => name));
  return { tables, ours: ledger(database, tables, 'fm_migrations'), originals: ledger(database, tables, 'db_migrations') };
}

function ledger(database: Database, tables: ReadonlySet<string>, name: string): AppliedMigration[] | undefined {
  if (!tables.has(name)) return undefined;
  return database.prepare<[], AppliedMigration>(`SELECT version, name FROM ${name} ORDER BY version`).all();
}
