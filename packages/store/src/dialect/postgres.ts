import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { sql } from 'kysely';
import type pg from 'pg';
import { countAndReadInOne } from '../queries/count-and-read.ts';
import { postgresFileSearch } from '../search/postgres-file-search.ts';
import { postgresPostSearch } from '../search/postgres-post-search.ts';
import { channelPostsAsRange } from './channel-posts.ts';
import { type Dialect, likeText } from './dialect.ts';
import { isOnce } from './once.ts';

const code = (e: unknown) => (e as { code?: string })?.code ?? '';

export const postgresDialect: Dialect = {
  name: 'postgres',
  anyOf: (column, values) => sql<boolean>`${sql.ref(column)} = any(${values}::text[])`,
  anyOfList: (column, list) => sql<boolean>`${sql.ref(column)} = any(${list}::text[])`,
  // Of what stands in a select of its own it does not know the values when it plans.
  anyOfListUnseen: (column, list) => sql<boolean>`${sql.ref(column)} = any((select ${list}::text[])::text[])`,
  // Not an equality, by which it would hash the whole table to save some hundred looks into the index.
  sameKey: (key, other) => sql<boolean>`${sql.ref(key)} = any(array[${sql.ref(other)}])`,
  list: (values) => values,
  rowsOf: (list) => sql`unnest(${list}::text[]) as listed(value)`,
  greatest: (a, b) => sql<number>`greatest(${a}, ${b})`,
  jsonText: (column, key) => sql<string | null>`${sql.ref(column)} ->> ${key}`,
  jsonHolds: (column, text) => sql<boolean>`${sql.ref(column)}::text like ${`%${likeText(text)}%`}`,
  contains: (column, text) => sql<boolean>`lower(${sql.ref(column)}) like ${`%${likeText(text.toLowerCase())}%`}`,
  startsWith: (column, text) => sql<boolean>`lower(${sql.ref(column)}) like ${`${likeText(text.toLowerCase())}%`}`,
  containsExactly: (column, text) => sql<boolean>`strpos(${sql.ref(column)}, ${text}) > 0`,
  startsWithExactly: (column, text) => sql<boolean>`starts_with(${sql.ref(column)}, ${text})`,
  utcDay: (column) => sql<string>`to_char(to_timestamp(${sql.ref(column)} / 1000) at time zone 'UTC', 'YYYY-MM-DD')`,
  byteOrder: (column) => sql<string>`${sql.ref(column)} collate "C"`,
  asWritten: sql`ctid`,
  channelPosts: channelPostsAsRange,
  countAndReadPost: countAndReadInOne,
  holdingRows: sql`for no key update`,
  keepingRows: sql`for key share`,
  versionQuery: 'show server_version',
  refreshStatistics: ['poststats', 'posts_by_team_day', 'bot_posts_by_team_day', 'file_stats'].map((view) => `REFRESH MATERIALIZED VIEW ${view}`),
  postSearch: postgresPostSearch,
  fileSearch: postgresFileSearch,
  isUniqueViolation: (e) => code(e) === '23505',
  violatedConstraint: (e) => (e as { constraint?: string })?.constraint ?? '',
  isTransient: (e) => code(e) === '40001' || code(e) === '40P01',
};

const NAMED = 1000;
const names = new Map<string, string>();

/** A name makes the server keep the plan. Beyond a bound, texts run unnamed, so that no backend collects plans without end. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= NAMED) return known;
  const name = `fm_${names.size.toString(36)}`;
  names.set(text, name);
  return name;
}

/** `Pool` and `PoolClient` alike. */
export interface Queryable {
  query(config: pg.QueryConfig): Promise<pg.QueryResult>;
}

export class PostgresConnection implements DatabaseConnection {
  constructor(private readonly target: Queryable) {}

  async run(text: string, parameters: readonly unknown[]): Promise<QueryResult<Record<string, unknown>>> {
    const name = isOnce(text) ? undefined : nameOf(text);
    const { rows, rowCount, command } = await this.target.query({ text, values: parameters as unknown[], ...(name ? { name } : {}) });
    return command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) };
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return (await this.run(query.sql, query.parameters)) as QueryResult<R>;
  }

  // biome-ignore lint/correctness/useYield: the interface wants a generator; exports page by key instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Read in pages');
  }
}

/**
 * The statements of one transaction. Each is sent at once, and they run one after another. After the first that fails the server refuses
 * all others: whoever asked for these, too, hears why the first one failed.
 */
export class PostgresTransaction extends PostgresConnection {
  private failed: { readonly error: unknown } | undefined;
  private isOver = false;

  override async run(text: string, parameters: readonly unknown[]): Promise<QueryResult<Record<string, unknown>>> {
    if (this.isOver) throw new Error('the transaction is over');
    try {
      return await super.run(text, parameters);
    } catch (error) {
      this.failed ??= { error };
      throw this.failed.error;
    }
  }

  /** The client may be another's from now on: what still comes is refused. */
  close(): void {
    this.isOver = true;
  }

  /** Before the commit. Where a failure was hidden, the server would roll back and call that no error. */
  finish(): void {
    this.close();
    if (this.failed) throw this.failed.error;
  }
}
