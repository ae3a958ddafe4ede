import { sql } from 'kysely';
import schemaJson from './migrations/0001-schema.json';
import { configurationsTable, foremastTables } from './migrations/foremast-tables.ts';
import { notifyingTables } from './migrations/notifying-tables.ts';
import type { ColumnShape, TableShape } from './migrations/shape.ts';
import type { Db, Store } from './store.ts';

/** What was copied of one table. */
export interface CopiedTable {
  readonly table: string;
  /** Rows in the source, and now in the target. */
  readonly rows: number;
}

export interface CopyProgress {
  /** Called after every batch: which table, how many of its rows are there, how many there will be. */
  tell?(table: string, done: number, of: number): void;
}

const PARENTS = ['retentionpolicies', 'recaps'];

/** Every table that holds data, parents before the tables that refer to them. Views, ledgers and indexes follow by themselves. */
export function tablesToCopy(): [string, TableShape][] {
  const originals = Object.entries(schemaJson.tables as unknown as Record<string, TableShape>).filter(([, t]) => t.kind === 'table');
  const all: [string, TableShape][] = [
    ...originals,
    ['configurations', configurationsTable],
    ...Object.entries(foremastTables),
    ...Object.entries(notifyingTables),
  ];
  const rank = (name: string) => (PARENTS.includes(name) ? 0 : 1);
  return all.sort(([a], [b]) => rank(a) - rank(b));
}

const BATCH_PARAMETERS = 15_000;
const MAX_ROWS = 500;

const isText = ({ type }: ColumnShape): boolean => /^character|^text/.test(type);

/** A value as the target's driver takes it. */
function convert(column: ColumnShape, value: unknown, target: Db): unknown {
  if (value === null || value === undefined) return null;
  if (column.type === 'jsonb') return JSON.stringify(value);
  if (column.type.endsWith('[]')) {
    const list = typeof value === 'string' ? (JSON.parse(value) as unknown[]) : value;
    return target.dialect.name === 'postgres' ? list : JSON.stringify(list);
  }
  return value;
}

/** Keys are compared byte by byte on both sides, so that "the last one" is the same row. */
const inOrder = (db: Db, column: ColumnShape) => (isText(column) ? db.dialect.byteOrder(column.name) : sql.ref(column.name));

function keyOf(shape: TableShape): ColumnShape[] {
  return shape.primary_key.map((name) => {
    const column = shape.columns.find((c) => c.name === name);
    if (!column) throw new Error(`no column ${name}`);
    return column;
  });
}

type Row = Record<string, unknown>;

async function lastKey(db: Db, table: string, key: readonly ColumnShape[]): Promise<unknown[] | undefined> {
  const order = sql.join(key.map((c) => sql`${inOrder(db, c)} desc`));
  const { rows } = await sql<Row>`select ${sql.join(key.map((c) => sql.ref(c.name)))} from ${sql.table(table)} order by ${order} limit 1`.execute(db);
  const [row] = rows;
  return row && key.map((c) => row[c.name]);
}

async function readAfter(db: Db, table: string, shape: TableShape, after: readonly unknown[] | undefined, limit: number): Promise<Row[]> {
  const key = keyOf(shape);
  const ordered = sql.join(key.map((c) => inOrder(db, c)));
  const condition = after ? sql`where (${ordered}) > (${sql.join(after.map((v) => sql`${v}`))})` : sql``;
  const columns = sql.join(shape.columns.map((c) => sql.ref(c.name)));
  return (await sql<Row>`select ${columns} from ${sql.table(table)} ${condition} order by ${ordered} limit ${sql.lit(limit)}`.execute(db)).rows;
}

export async function countRows(db: Db, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

async function write(to: Store, table: string, shape: TableShape, rows: readonly Row[]): Promise<void> {
  await to.transaction(async (db) => {
    const values = rows.map((row) => sql`(${sql.join(shape.columns.map((c) => sql`${convert(c, row[c.name], db)}`))})`);
    await sql`insert into ${sql.table(table)} (${sql.join(shape.columns.map((c) => sql.ref(c.name)))}) values ${sql.join(values)} on conflict do nothing`.execute(
      db,
    );
  });
}

async function copyTable(from: Db, to: Store, table: string, shape: TableShape, progress: CopyProgress): Promise<CopiedTable> {
  const key = keyOf(shape);
  const total = await countRows(from, table);
  const limit = Math.max(1, Math.min(MAX_ROWS, Math.floor(BATCH_PARAMETERS / shape.columns.length)));
  // Rows are written in the order of their key: an earlier, broken run is taken up after its last row.
  let after = await lastKey(to.db, table, key);
  let done = await countRows(to.db, table);
  for (;;) {
    const rows = await readAfter(from, table, shape, after, limit);
    if (rows.length > 0) await write(to, table, shape, rows);
    done += rows.length;
    progress.tell?.(table, done, total);
    const last = rows.at(-1);
    if (!last || rows.length < limit) break;
    after = key.map((c) => last[c.name]);
  }
  const arrived = await countRows(to.db, table);
  if (arrived !== total)
    throw new Error(
      `${table} has ${total} rows in the source, but ${arrived} in the target: the target was not empty, or somebody writes to the source`,
    );
  return { table, rows: arrived };
}

/**
 * Copies all data into another, empty database, of either kind. A copy that was broken off goes on where it ended. Throws when
 * the number of rows differs at the end. The source should be at rest, or a snapshot.
 */
export async function copyDatabase(from: Db, to: Store, progress: CopyProgress = {}): Promise<CopiedTable[]> {
  const copied: CopiedTable[] = [];
  for (const [table, shape] of tablesToCopy()) copied.push(await copyTable(from, to, table, shape, progress));
  // The words of messages and files are cut anew for this database, by the job that fills indexes.
  await to.transaction((db) => db.deleteFrom('fm_search_state').execute());
  return copied;
}
