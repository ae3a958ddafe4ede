import type { ClientBase } from 'pg';
import { postgresTable } from './ddl.ts';
import { ledgerTable } from './foremast-tables.ts';
import type { Migration, MigrationReport } from './migration.ts';
import { type AppliedMigration, type DatabaseState, pendingMigrations } from './pending.ts';

/** Two migrators of one database meet at this advisory lock. */
const lockKey = 0x464d5354;

export async function applyToPostgres(client: ClientBase, migrations: readonly Migration[]): Promise<MigrationReport> {
  const applied: string[] = [];
  for (const { version } of pendingMigrations(await databaseState(client), migrations)) {
    const done = await inTransaction(client, () => applyOne(client, migrations, version));
    if (done) applied.push(done);
  }
  return { applied };
}

/** Looks again, now that the lock is held: another process may have been here. */
async function applyOne(client: ClientBase, migrations: readonly Migration[], version: number): Promise<string | undefined> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
  const state = await databaseState(client);
  const migration = pendingMigrations(state, migrations).find((pending) => pending.version === version);
  if (!migration) return undefined;
  if (!state.ours) await client.query(postgresTable('fm_migrations', ledgerTable));
  const made = migration.doneByOriginal === undefined || !state.originals;
  if (made) await client.query(migration.postgres().join(';\n'));
  await client.query('INSERT INTO fm_migrations (version, name, applied_at) VALUES ($1, $2, $3)', [version, migration.name, Date.now()]);
  return made ? migration.name : undefined;
}

async function inTransaction<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  // Each statement must see what was committed while this one waited for the lock, whatever the server's default is.
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function databaseState(client: ClientBase): Promise<DatabaseState> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'f')`,
  );
  const tables = new Set(rows.map(({ name }) => name));
  return { tables, ours: await ledger(client, tables, 'fm_migrations'), originals: await ledger(client, tables, 'db_migrations') };
}

async function ledger(client: ClientBase, tables: ReadonlySet<string>, name: string): Promise<AppliedMigration[] | undefined> {
  if (!tables.has(name)) return undefined;
  const { rows } = await client.query<{ version: string | number; name: string }>(`SELECT version, name FROM ${name} ORDER BY version`);
  return rows.map((row) => ({ version: Number(row.version), name: row.name }));
}
