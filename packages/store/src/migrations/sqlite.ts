import { rm } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import type { MigrationReport } from '../migrate.ts';
import { backUp } from './backup.ts';
import { sqliteTable } from './ddl.ts';
import { ledgerTable } from './foremast-tables.ts';
import type { Migration } from './migration.ts';
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
    const start = await keepOnlyIfUsed(backup, () => applyOne(database, migrations, first.version, writes));
    if (start.overtaken) continue;
    const results = [start, ...others.map(({ version }) => applyOne(database, migrations, version))];
    return { applied: results.flatMap(({ applied }) => applied ?? []), ...(backup !== undefined && { backup }) };
  }
  throw new SchemaRefused('Another process keeps writing to the database file, so that it cannot be copied before the upgrade: stop it first.');
}

interface Step {
  /** The name of the migration, if it was carried out. */
  readonly applied?: string;
  /** Somebody else wrote since `writes` was read: nothing was done. */
  readonly overtaken?: true;
}

/** A copy of what then did not change would only lie about, one more for each failing start. */
async function keepOnlyIfUsed(backup: string | undefined, step: () => Step): Promise<Step> {
  let changed = false;
  try {
    const result = step();
    changed = !result.overtaken;
    return result;
  } finally {
    if (backup !== undefined && !changed) await rm(backup, { force: true });
  }
}

function applyOne(database: Database, migrations: readonly Migration[], version: number, writes?: unknown): Step {
  return inTransaction(database, () => {
    if (writes !== undefined && writes !== writesOfOthers(database)) return { overtaken: true };
    const state = databaseState(database);
    const migration = pendingMigrations(state, migrations).find((pending) => pending.version === version);
    if (!migration) return {};
    if (!state.ours) database.exec(sqliteTable('fm_migrations', ledgerTable));
    const made = migration.doneByOriginal === undefined || !state.originals;
    if (made) database.exec(migration.sqlite().join(';\n'));
    const record = database.prepare('INSERT INTO fm_migrations (version, name, applied_at) VALUES (?, ?, ?)');
    record.run(version, migration.name, Date.now());
    return made ? { applied: migration.name } : {};
  });
}

function inTransaction<T>(database: Database, work: () => T): T {
  return database.transaction(work).immediate();
}

/** A number that changes when another connection commits. */
function writesOfOthers(database: Database): unknown {
  return database.pragma('data_version', { simple: true });
}

function databaseState(database: Database): DatabaseState {
  const names = database.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").all();
  const tables = new Set(names.map(({ name }) => name));
  return { tables, ours: ledger(database, tables, 'fm_migrations'), originals: ledger(database, tables, 'db_migrations') };
}

function ledger(database: Database, tables: ReadonlySet<string>, name: string): AppliedMigration[] | undefined {
  if (!tables.has(name)) return undefined;
  return database.prepare<[], AppliedMigration>(`SELECT version, name FROM ${name} ORDER BY version`).all();
}
