import { afterAll, describe, expect, test } from 'bun:test';
import { sql } from 'kysely';
import pg from 'pg';
import { PostgresTransaction } from './dialect/postgres.ts';
import { openPostgres } from './postgres-store.ts';
import type { Store, WriteDb } from './store.ts';

const server = process.env.TEST_DATABASE_URL;

async function command(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(text);
  await client.end();
}

const name = `fm_store_${crypto.randomUUID().replaceAll('-', '')}`;

async function open(): Promise<Store> {
  await command(`CREATE DATABASE ${name}`);
  const url = new URL(server ?? '');
  url.pathname = `/${name}`;
  return openPostgres(url.href, 3);
}

const put = (db: WriteDb, key: string, value = '') => db.insertInto('systems').values({ name: key, value }).execute();
const code = (error: unknown) => (error as { code?: string }).code;

describe.skipIf(!server)('a transaction on PostgreSQL', async () => {
  const store = server ? await open() : (undefined as never);
  afterAll(async () => {
    await store.close();
    await command(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  const kept = async (like: string) =>
    (await store.db.selectFrom('systems').select('name').where('name', 'like', like).execute()).map((row) => row.name);

  test('whose statements are sent together fails with the error of the first one to fail, whichever is waited for', async () => {
    const seen: unknown[] = [];
    const work = async (db: WriteDb) => {
      const sent = [put(db, 'a1'), sql`select 1 / 0`.execute(db), put(db, 'a2'), sql`select missing`.execute(db)];
      for (const result of await Promise.allSettled(sent)) seen.push(result.status === 'rejected' ? code(result.reason) : 'fine');
      await sent[3];
    };
    expect(await store.transaction(work).then(() => 'fine', code)).toBe('22012');
    expect(seen).toEqual(['fine', '22012', '22012', '22012']);
    expect(await kept('a%')).toEqual([]);
  });

  test('that goes on after a failure which it has hidden keeps nothing, and says so', async () => {
    const work = async (db: WriteDb) => {
      await put(db, 'b1');
      await sql`select 1 / 0`.execute(db).catch(() => undefined);
    };
    expect(await store.transaction(work).then(() => 'fine', code)).toBe('22012');
    expect(await kept('b%')).toEqual([]);
  });

  test('is tried again when what was sent first has been written by another meanwhile, though the rest was refused for that', async () => {
    let tries = 0;
    const work = async (db: WriteDb) => {
      if (tries++ === 0) {
        await store.transaction((other) => put(other, 'c1', 'theirs'));
        await Promise.all([put(db, 'c1', 'ours'), put(db, 'c2')]);
      }
      await put(db, 'c3');
    };
    await store.transaction(work);
    expect(tries).toBe(2);
    expect((await kept('c%')).sort()).toEqual(['c1', 'c3']);
  });

  test('that failed leaves its connection to others as it was, also with statements of its own still under way', async () => {
    for (let i = 0; i < 6; i++) {
      const work = async (db: WriteDb) => {
        void put(db, `d${i}`).catch(() => undefined);
        void sql`select pg_sleep(0.02)`.execute(db).catch(() => undefined);
        throw new Error('enough');
      };
      await expect(store.transaction(work)).rejects.toThrow('enough');
    }
    expect(await kept('d%')).toEqual([]);
    await Promise.all([1, 2, 3, 4, 5, 6].map((i) => store.transaction((db) => put(db, `e${i}`))));
    expect((await kept('e%')).length).toBe(6);
  });

  test('is over when it is over: a statement that comes later is refused', async () => {
    let late: Promise<unknown> | undefined;
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    await store.transaction(async (db) => {
      late = gate.then(() => put(db, 'f1')).catch((e: Error) => e.message);
    });
    go();
    expect(await late).toBe('the transaction is over');
    expect(await kept('f%')).toEqual([]);
  });

  test('whose connection breaks fails as a whole, and the next one gets another connection', async () => {
    const work = async (db: WriteDb) => {
      await put(db, 'g1');
      await Promise.all([put(db, 'g2'), sql`select pg_terminate_backend(pg_backend_pid())`.execute(db), put(db, 'g3')]);
    };
    await expect(store.transaction(work)).rejects.toThrow();
    await expect(
      store.transaction(async (db) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
        await store.transaction((other) => sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(other));
        await new Promise((resolve) => setTimeout(resolve, 30));
        await put(db, 'g4');
      }),
    ).rejects.toThrow();
    await store.transaction((db) => put(db, 'g5'));
    expect(await kept('g%')).toEqual(['g5']);
  });

  test('of one turn is one message to the server, kept as a whole', async () => {
    const ids = new Set<string>();
    for (let i = 0; i < 3; i++)
      await store.transaction(async (db) => {
        db.goesWithCommit(put(db, `i${i}`));
        db.goesWithCommit(sql<{ id: string }>`select txid_current()::text as id`.execute(db).then(({ rows: [row] }) => ids.add(row?.id ?? '')));
        db.goesWithCommit(put(db, `i${i}b`));
      });
    expect(await kept('i%')).toHaveLength(6);
    const { rows } = await sql<{ ids: number }>`select count(distinct xmin::text)::int as ids from systems where name like 'i%'`.execute(store.db);
    expect([rows[0]?.ids, ids.size]).toEqual([3, 3]);
  });

  test('of one turn of which any statement fails keeps nothing, and its connection is as it was', async () => {
    for (const at of [0, 1, 2]) {
      const work = async (db: WriteDb) => {
        for (let i = 0; i < 3; i++) db.goesWithCommit(i === at ? sql`select ${at}::int / 0`.execute(db) : put(db, `j${at}${i}`));
      };
      expect(await store.transaction(work).then(() => 'fine', code)).toBe('22012');
    }
    expect(await kept('j%')).toEqual([]);
    // What stood behind the failure has not been prepared by the server, and is asked for by name now.
    await Promise.all([1, 2, 3, 4, 5, 6].map((i) => store.transaction((db) => put(db, `k${i}`))));
    expect(await kept('k%')).toHaveLength(6);
  });

  test('fails with what goes with the commit, also where it has waited for answers before', async () => {
    const work = async (db: WriteDb) => {
      await put(db, 'l1');
      db.goesWithCommit(put(db, 'l1'));
      db.goesWithCommit(put(db, 'l2'));
    };
    expect(await store.transaction(work).then(() => 'fine', code)).toBe('23505');
    expect(await kept('l%')).toEqual([]);
  });

  test('that throws has sent nothing of what would have gone with the commit', async () => {
    const work = async (db: WriteDb) => {
      db.goesWithCommit(put(db, 'm1'));
      throw new Error('enough');
    };
    await expect(store.transaction(work)).rejects.toThrow('enough');
    expect(await kept('m%')).toEqual([]);
  });

  test('sends nothing behind a BEGIN that the server refuses', async () => {
    const client = new pg.Client({ connectionString: server, pipeline: true } as pg.ClientConfig);
    await client.connect();
    const types = pg.types as unknown as pg.CustomTypesConfig;
    const transaction = new PostgresTransaction(async () => client as unknown as pg.PoolClient, types, { begin: 'BEGIN ISOLATION LEVEL unknown' });
    const made = transaction.run('create table public.fm_not_made (id int)', []).then(() => 'made', code);
    // In a later turn, while the first batch is under way.
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const later = transaction.run('create table public.fm_not_made_either (id int)', []).then(() => 'made', code);
    expect([await made, await later]).toEqual(['42601', '42601']);
    await transaction.rollback();
    const { rows } = await client.query("select to_regclass('public.fm_not_made') as one, to_regclass('public.fm_not_made_either') as two");
    expect(rows).toEqual([{ one: null, two: null }]);
    await client.end();
  });

  test('that asks for nothing costs nothing, and one value that cannot be sent does no harm to others', async () => {
    expect((await store.transaction(async () => 7)).value).toBe(7);
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const work = async (db: WriteDb) => {
      await Promise.all([put(db, 'n1'), sql`select ${circle}::text`.execute(db)]);
    };
    await expect(store.transaction(work)).rejects.toThrow();
    await store.transaction((db) => put(db, 'n2'));
    expect(await kept('n%')).toEqual(['n2']);
  });

  const whole = (statement: (db: WriteDb) => Promise<unknown>) => store.transaction(async (db) => db.goesWithCommit(statement(db)));
  const outcomes = async (work: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(work)).map((result) => (result.status === 'rejected' ? (code(result.reason) ?? String(result.reason)) : 'fine'));

  test('of one turn goes with others of its kind', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => whole((db) => put(db, `o${i}`))));
    expect(await kept('o%')).toHaveLength(30);
    const { rows } = await sql<{ ids: number }>`select count(distinct xmin::text)::int as ids from systems where name like 'o%'`.execute(store.db);
    expect(rows[0]?.ids).toBeLessThan(10);
  });

  test('that fails among others fails alone, with its own error', async () => {
    await whole((db) => put(db, 'p3'));
    const all = Array.from({ length: 8 }, (_, i) => whole((db) => (i === 5 ? sql`select 1 / 0`.execute(db) : put(db, `p${i}`))));
    expect(await outcomes(all)).toEqual(['fine', 'fine', 'fine', '23505', 'fine', '22012', 'fine', 'fine']);
    expect((await kept('p%')).sort()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p6', 'p7']);
  });

  test('that waits for a row of somebody else holds nobody up but itself', async () => {
    await whole((db) => put(db, 'q0', '0'));
    const add = (db: WriteDb) => db.updateTable('systems').set({ value: sql`(value::int + 1)::text` }).where('name', '=', 'q0').execute();
    let waiting: Promise<unknown> | undefined;
    await store.transaction(async (holder) => {
      await add(holder);
      const done: string[] = [];
      waiting = whole(add).then(() => done.push('held up'));
      await Promise.all([1, 2, 3].map((i) => whole((db) => put(db, `q${i}`)).then(() => done.push('free'))));
      await whole((db) => put(db, 'q4'));
      expect(done).toEqual(['free', 'free', 'free']);
    });
    await waiting;
    expect(await store.db.selectFrom('systems').select('value').where('name', '=', 'q0').execute()).toEqual([{ value: '2' }]);
  });

  test('whose connection breaks under it is not sent again, for nobody knows what became of it', async () => {
    const all = ['r1', 'r2', 'end', 'r3'].map((name) =>
      whole((db) => (name === 'end' ? sql`select pg_terminate_backend(pg_backend_pid())`.execute(db) : put(db, name))),
    );
    expect(await outcomes(all)).toEqual(['57P01', '57P01', '57P01', '57P01']);
    expect(await kept('r%')).toEqual([]);
    await whole((db) => put(db, 'r4'));
    expect(await kept('r%')).toEqual(['r4']);
  });

  test('that wants a row which others of the process want, too, waits for them, and for none of them for ever', async () => {
    await store.transaction((db) => put(db, 'h', '0'));
    const add = () =>
      store.transaction(async (db) => {
        await db.lineUp('h');
        await db.lineUp('h');
        await db.updateTable('systems').set({ value: sql`(value::int + 1)::text` }).where('name', '=', 'h').execute();
      });
    await Promise.all(Array.from({ length: 40 }, add));
    expect(await store.db.selectFrom('systems').select('value').where('name', '=', 'h').execute()).toEqual([{ value: '40' }]);
  });
});
