import type Database from 'better-sqlite3';
import { type QueryResult, SqliteQueryCompiler, sql } from 'kysely';
import { countAndReadInTurn } from '../queries/count-and-read.ts';
import { sqliteFileSearch } from '../search/sqlite-file-search.ts';
import { sqlitePostSearch } from '../search/sqlite-post-search.ts';
import { channelPosts } from './channel-posts.ts';
import { type Dialect, likeText } from './dialect.ts';
import { StatementRunner } from './statement-runner.ts';

/** Longer patterns are an error of SQLite's; nothing that is compared with one is as long. */
const LONGEST_PATTERN = 50_000;

function likeOf(column: string, text: string, before: '' | '%') {
  const pattern = `${before}${likeText(text.toLowerCase())}%`;
  if (Buffer.byteLength(pattern) > LONGEST_PATTERN) return sql<boolean>`false`;
  return sql<boolean>`fm_lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
}

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  anyOf: (column, values) => sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
  anyOfList: (column, list) => sql<boolean>`${sql.ref(column)} in (select value from json_each(${list}))`,
  anyOfListUnseen: (column, list) => sql<boolean>`${sql.ref(column)} in (select value from json_each(${list}))`,
  list: (values) => JSON.stringify(values),
  sameKey: (key, other) => sql<boolean>`${sql.ref(key)} = ${sql.ref(other)}`,
  rowsOf: (list) => sql`json_each(${list})`,
  greatest: (a, b) => sql<number>`max(${a}, ${b})`,
  jsonText: (column, key) => sql<string | null>`json_extract(${sql.ref(column)}, ${`$."${key}"`})`,
  jsonHolds: (column, text) => sql<boolean>`instr(${sql.ref(column)}, ${text}) > 0`,
  contains: (column, text) => likeOf(column, text, '%'),
  startsWith: (column, text) => likeOf(column, text, ''),
  containsExactly: (column, text) => sql<boolean>`instr(${sql.ref(column)}, ${text}) > 0`,
  startsWithExactly: (column, text) => sql<boolean>`substr(${sql.ref(column)}, 1, length(${text})) = ${text}`,
  utcDay: (column) => sql<string>`date(${sql.ref(column)} / 1000, 'unixepoch')`,
  byteOrder: (column) => sql<string>`${sql.ref(column)}`,
  asWritten: sql`rowid`,
  // There is one writer at a time.
  channelPosts,
  countAndReadPost: countAndReadInTurn,
  holdingRows: sql``,
  keepingRows: sql``,
  versionQuery: 'select sqlite_version() as version',
  refreshStatistics: [],
  postSearch: sqlitePostSearch,
  fileSearch: sqliteFileSearch,
  isUniqueViolation: (e) => ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes((e as { code?: string })?.code ?? ''),
  violatedConstraint: (e) => String((e as Error)?.message ?? ''),
  isTransient: () => false,
};

type Convert = (row: Record<string, unknown>) => Record<string, unknown>;
interface Prepared {
  readonly statement: Database.Statement;
  readonly convert: Convert | undefined;
}

const toBoolean = (v: unknown) => (v === null ? null : v !== 0);
const toJson = (v: unknown) => (typeof v === 'string' ? JSON.parse(v) : v);

/** Booleans and JSON come back as such: decided once a statement, by the declared type of the columns it reads. */
function converter(statement: Database.Statement): Convert | undefined {
  const steps = statement.columns().flatMap(({ name, type }) => {
    const declared = type?.toLowerCase();
    if (declared === 'boolean') return [[name, toBoolean] as const];
    return declared === 'jsonb' || declared === 'json' ? [[name, toJson] as const] : [];
  });
  if (steps.length === 0) return undefined;
  return (row) => {
    for (const [name, step] of steps) row[name] = step(row[name]);
    return row;
  };
}

const toBinding = (v: unknown): unknown => {
  if (v === undefined) return null;
  if (typeof v === 'boolean') return v ? 1 : 0;
  return v;
};

/** One connection; statements are prepared once and kept, the least recently used ones go first. */
export class SqliteConnection extends StatementRunner {
  private readonly prepared = new Map<string, Prepared>();
  constructor(
    readonly database: Database.Database,
    private readonly keep = 500,
  ) {
    super();
    database.function('fm_lower', { deterministic: true }, (s) => (typeof s === 'string' ? s.toLowerCase() : s));
  }

  private prepare(text: string): Prepared {
    const known = this.prepared.get(text);
    if (known) return known;
    const statement = this.database.prepare(text);
    const made = { statement, convert: statement.reader ? converter(statement) : undefined };
    if (this.prepared.size >= this.keep) this.prepared.delete(this.prepared.keys().next().value as string);
    this.prepared.set(text, made);
    return made;
  }

  run(text: string, parameters: readonly unknown[]): QueryResult<Record<string, unknown>> {
    const { statement, convert } = this.prepare(text);
    const bindings = parameters.map(toBinding);
    if (statement.reader) {
      const rows = statement.all(...bindings) as Record<string, unknown>[];
      if (convert) for (const row of rows) convert(row);
      return { rows };
    }
    const { changes, lastInsertRowid } = statement.run(...bindings);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }
}

export const sqliteCompiler = () => new SqliteQueryCompiler();
