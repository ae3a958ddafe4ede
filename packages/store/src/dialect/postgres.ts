import type { QueryResult } from 'kysely';
import { sql } from 'kysely';
import type pg from 'pg';
import { prepareValue } from 'pg/lib/utils';
import { countAndReadInOne } from '../queries/count-and-read.ts';
import { postgresFileSearch } from '../search/postgres-file-search.ts';
import { postgresPostSearch } from '../search/postgres-post-search.ts';
import { channelPostsAsRange } from './channel-posts.ts';
import { type Dialect, likeText } from './dialect.ts';
import { isOnce } from './once.ts';
import { type Statement, sendBatch } from './postgres-batch.ts';
import type { Wholes } from './postgres-wholes.ts';
import { StatementRunner } from './statement-runner.ts';

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

/** A list becomes the text of an array here, where what cannot be sent does not yet concern other statements. */
const wireValue = (value: unknown): unknown => (typeof value === 'object' && value !== null ? prepareValue(value) : value);

/** `Pool` and `PoolClient` alike. */
export interface Queryable {
  query(config: pg.QueryConfig): Promise<pg.QueryResult>;
}

const answerOf = ({ rows, rowCount, command }: pg.QueryResult): QueryResult<Record<string, unknown>> =>
  command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) };

export class PostgresConnection extends StatementRunner {
  constructor(private readonly target: Queryable) {
    super();
  }

  async run(text: string, parameters: readonly unknown[]): Promise<QueryResult<Record<string, unknown>>> {
    const name = isOnce(text) ? undefined : nameOf(text);
    return answerOf(await this.target.query({ text, values: parameters as unknown[], ...(name ? { name } : {}) }));
  }
}

const command = (text: string): Statement => ({ text, values: [], name: nameOf(text), resolve: () => undefined, reject: () => undefined });

/**
 * The statements of one transaction. Those that are asked for in one turn of the loop are sent together, the first of them with the BEGIN and
 * the last with the COMMIT; a transaction of one turn needs neither, and goes with others of its kind. After the first that fails the server refuses all others:
 * whoever asked for these, too, hears why the first one failed.
 */
export class PostgresTransaction extends StatementRunner {
  private readonly waiting: Statement[] = [];
  private failed: { readonly error: unknown } | undefined;
  private isOver = false;
  private scheduled = false;
  private ended: { resolve(): void; reject(error: unknown): void } | undefined;
  /** `opening`: until the server has answered the first batch nothing else is sent. Behind a BEGIN that failed it would be kept, one by one. */
  private state: 'new' | 'opening' | 'open' | 'gone' = 'new';

  private connection: Promise<pg.PoolClient> | undefined;
  /** Of whom others ask for the same, see `Wholes`. */
  row = '';

  constructor(
    private readonly connect: () => Promise<pg.PoolClient>,
    private readonly types: pg.CustomTypesConfig,
    private readonly options: { readonly begin?: string; readonly wholes?: Wholes } = {},
  ) {
    super();
  }

  async run(text: string, parameters: readonly unknown[]): Promise<QueryResult<Record<string, unknown>>> {
    if (this.isOver) throw new Error('the transaction is over');
    if (this.failed) throw this.failed.error;
    const answer = new Promise<pg.QueryResult>((resolve, reject) => {
      this.waiting.push({ text, values: parameters.map(wireValue), name: isOnce(text) ? undefined : nameOf(text), resolve, reject });
      this.schedule();
    });
    try {
      return answerOf(await answer);
    } catch (error) {
      this.failed ??= { error };
      throw this.failed.error;
    }
  }

  /** Is this what the first statement to fail has failed with? */
  hasFailedWith(error: unknown): boolean {
    return this.failed !== undefined && this.failed.error === error;
  }

  /** After all that is ready to run now, which may ask for more. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.send();
    });
  }

  private send(): void {
    if (this.isOver || this.state === 'opening') return;
    const statements = this.waiting.splice(0);
    const isFirst = this.state === 'new';
    const isLast = this.ended !== undefined;
    this.isOver = isLast;
    if (isFirst && statements.length === 0) {
      this.ended?.resolve();
      return;
    }
    const { begin = 'BEGIN', wholes } = this.options;
    if (isFirst && !isLast) statements.unshift(command(begin));
    if (isLast && !isFirst) statements.push(command('COMMIT'));
    if (statements.length === 0) return;
    if (isFirst) this.state = 'opening';
    const sent = isFirst && isLast && wholes ? wholes.send(statements, this.row) : this.batch(statements);
    void sent.then((error) => this.answered(error, isFirst, isLast));
  }

  private async batch(statements: readonly Statement[]): Promise<unknown> {
    this.connection ??= this.connect();
    try {
      return await sendBatch(await this.connection, statements, this.types);
    } catch (error) {
      for (const { reject } of statements) reject(error);
      return error;
    }
  }

  private answered(error: unknown, isFirst: boolean, isLast: boolean): void {
    if (error !== undefined) this.failed ??= { error };
    // A batch that is all there is has undone itself; of any other that failed the COMMIT was left out.
    if (isLast && (isFirst || error === undefined)) this.state = 'gone';
    else if (isFirst) this.state = 'open';
    if (this.failed) {
      this.refuse(this.failed.error);
      this.ended?.reject(this.failed.error);
    } else if (isLast) this.ended?.resolve();
    else if (isFirst && (this.waiting.length > 0 || this.ended)) this.send();
  }

  private refuse(error: unknown): void {
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }

  /** Sends the COMMIT with what still waits to be sent. Where a failure was hidden, the server would roll back and call that no error. */
  async commit(): Promise<void> {
    if (this.failed) throw this.failed.error;
    await new Promise<void>((resolve, reject) => {
      this.ended = { resolve, reject };
      this.schedule();
    });
  }

  /** Undoes all of it: what still comes is refused. */
  async rollback(): Promise<void> {
    this.isOver = true;
    this.refuse(new Error('the transaction is over'));
    if (this.state === 'new' || this.state === 'gone') return;
    const client = await this.connection?.catch(() => undefined);
    await client?.query('ROLLBACK');
  }

  /** The connection is another's from now on; a broken one is nobody's. */
  async release(broken: boolean): Promise<void> {
    const client = await this.connection?.catch(() => undefined);
    client?.release(broken);
  }
}
