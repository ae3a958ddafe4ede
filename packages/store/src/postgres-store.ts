import { PostgresAdapter, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { Memory } from './cache.ts';
import { PostgresConnection, PostgresTransaction, postgresDialect } from './dialect/postgres.ts';
import { Wholes } from './dialect/postgres-wholes.ts';
import { Lines } from './lines.ts';
import { migratePostgres } from './migrate.ts';
import { type Committed, Db, type Store, WriteDb } from './store.ts';

const INT8 = 20;
const NUMERIC = 1700;
const types = {
  getTypeParser(oid: number, format?: string) {
    if (oid === INT8 || oid === NUMERIC) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;

const TRIES = 4;

/** PostgreSQL: a pool, named statements, READ COMMITTED; int8 and numeric arrive as numbers. */
export async function openPostgres(dsn: string, connections = 12): Promise<Store> {
  function openPool(): pg.Pool {
    const made = new pg.Pool({ connectionString: dsn, max: connections, types, application_name: 'foremast', pipeline: true } as pg.PoolConfig);
    // An idle connection that the server drops must not end the process; the pool replaces it.
    made.on('error', () => undefined);
    // Neither must one that it drops in use: whoever uses it hears of that from their statement.
    made.on('connect', (client) => void client.on('error', () => undefined));
    return made;
  }
  let pool = openPool();
  const first = await pool.connect();
  try {
    await migratePostgres(first);
  } finally {
    first.release();
  }
  const memory = new Memory();
  const lines = new Lines();
  const connect = () => pool.connect();
  const wholes = new Wholes(connect, types);
  const parts = { memory, dialect: postgresDialect, compiler: new PostgresQueryCompiler(), adapter: new PostgresAdapter() };

  async function once<T>(work: (db: WriteDb) => Promise<T>): Promise<Committed<T>> {
    const runner = new PostgresTransaction(connect, types, { wholes });
    const db = new WriteDb({ ...parts, runner, lines });
    let broken = false;
    try {
      const value = await work(db);
      runner.row = db.row;
      await runner.commit();
      await db.settled();
      return { value, touches: db.touches };
    } catch (error) {
      await runner.rollback().catch(() => {
        broken = true;
      });
      // Who asked for the statement that failed knows better what its failure means.
      if (runner.hasFailedWith(error)) await db.settled();
      throw error;
    } finally {
      db.leaveLines();
      await runner.release(broken);
    }
  }

  async function transaction<T>(work: (db: WriteDb) => Promise<T>): Promise<Committed<T>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(work);
      } catch (error) {
        // What two wrote at the same moment is there by the second try, and is then refused as such.
        const again = postgresDialect.isTransient(error) || postgresDialect.isUniqueViolation(error);
        if (attempt >= TRIES || !again) throw error;
      }
    }
  }

  return {
    dialect: postgresDialect,
    memory,
    db: new Db({ ...parts, runner: new PostgresConnection({ query: (config) => pool.query(config) }) }),
    transaction,
    connections: () => ({ writing: pool.totalCount, reading: 0 }),
    async recycle() {
      const old = pool;
      pool = openPool();
      // What runs on the old connections finishes there; who waits for one of them would wait for ever after the end.
      while (old.waitingCount > 0) await new Promise((resolve) => setTimeout(resolve, 5));
      await old.end();
    },
    async snapshot(read) {
      const runner = new PostgresTransaction(connect, types, { begin: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' });
      try {
        return await read(new Db({ ...parts, runner }));
      } finally {
        await runner.rollback().catch(() => undefined);
        await runner.release(false);
      }
    },
    close: () => pool.end(),
  };
}
