import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteAdapter, SqliteQueryCompiler } from 'kysely';
import { Memory } from './cache.ts';
import { SqliteConnection, sqliteDialect } from './dialect/sqlite.ts';
import { migrateSqlite } from './migrate.ts';
import { openSqliteFile } from './sqlite-file.ts';
import { SqliteThread } from './sqlite-thread/sqlite-thread.ts';
import { type Committed, Db, StaleEntries, type Store, WriteDb } from './store.ts';

interface Waiting {
  run(): Promise<void>;
  settle(commitError?: unknown): void;
}

/** At most this many transactions share one commit, so that the first one does not wait for long. */
const BATCH = 128;

/**
 * SQLite: one writing connection, one for reading and one for searching, WAL. Transactions queue at the writer; all that wait run one after
 * another inside one BEGIN IMMEDIATE … COMMIT, each in a savepoint of its own, and are answered after the commit: one disk
 * flush serves them all, and none is answered before it is on disk.
 */
export async function openSqlite(file: string): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true });
  const writer = openSqliteFile(file, false);
  await migrateSqlite(writer, file);
  const reader = openSqliteFile(file, true);
  const adapter = new SqliteAdapter();
  const compiler = new SqliteQueryCompiler();
  const writing = new SqliteConnection(writer);
  const thread = new SqliteThread(file);
  const memory = new Memory();
  const parts = { dialect: sqliteDialect, compiler, adapter, memory };
  // Of the batch that is being written: memory hears of it after the commit.
  const stale = new StaleEntries();
  const queue: Waiting[] = [];
  let scheduled = false;

  async function commitBatch(): Promise<void> {
    const batch: Waiting[] = [];
    stale.clear();
    writer.exec('BEGIN IMMEDIATE');
    let failed: unknown;
    try {
      for (let next = queue.shift(); next; next = batch.length < BATCH ? queue.shift() : undefined) {
        batch.push(next);
        await next.run();
      }
      writer.exec('COMMIT');
    } catch (error) {
      failed = error;
      if (writer.inTransaction) writer.exec('ROLLBACK');
    }
    for (const one of batch) one.settle(failed);
  }

  async function drain(): Promise<void> {
    try {
      while (queue.length > 0) await commitBatch();
    } catch (error) {
      for (const one of queue.splice(0)) one.settle(error);
    } finally {
      scheduled = false;
    }
  }

  function transaction<T>(work: (db: WriteDb) => Promise<T>): Promise<Committed<T>> {
    return new Promise<Committed<T>>((resolve, reject) => {
      let outcome: Committed<T> | { error: unknown } | undefined;
      queue.push({
        async run() {
          writer.exec('SAVEPOINT work');
          try {
            const db = new WriteDb({ ...parts, runner: writing }, stale);
            const value = await work(db);
            await db.settled();
            outcome = { value, touches: db.touches };
            writer.exec('RELEASE work');
            stale.addTouched(db.touches);
          } catch (error) {
            outcome = { error };
            writer.exec('ROLLBACK TO work');
            writer.exec('RELEASE work');
          }
        },
        settle(commitError) {
          if (outcome && 'error' in outcome) reject(outcome.error);
          else if (commitError !== undefined || !outcome) reject(commitError ?? new Error('the transaction did not run'));
          else resolve(outcome);
        },
      });
      if (scheduled) return;
      scheduled = true;
      // After the requests that arrived in the same turn of the loop: they then share the commit.
      setImmediate(drain);
    });
  }

  return {
    dialect: sqliteDialect,
    memory,
    db: new Db({ ...parts, runner: new SqliteConnection(reader), aside: new Db({ ...parts, runner: thread }) }),
    transaction,
    connections: () => ({ writing: 1, reading: 1 }),
    // A file has no connections to renew; its statistics are.
    async recycle() {
      await transaction(async () => void writer.pragma('optimize'));
    },
    async snapshot(read) {
      const connection = openSqliteFile(file, true);
      try {
        connection.exec('BEGIN');
        return await read(new Db({ ...parts, runner: new SqliteConnection(connection) }));
      } finally {
        connection.close();
      }
    },
    async close() {
      while (scheduled) await new Promise((r) => setImmediate(r));
      thread.close();
      reader.close();
      writer.close();
    },
  };
}
