import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';

type Answer = QueryResult<Record<string, unknown>>;

/** What Kysely wants of a connection, by what every one of ours can do: run a statement. */
export abstract class StatementRunner implements DatabaseConnection {
  abstract run(text: string, parameters: readonly unknown[]): Answer | Promise<Answer>;

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return (await this.run(query.sql, query.parameters)) as QueryResult<R>;
  }

  // biome-ignore lint/correctness/useYield: the interface wants a generator; exports page by key instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('nothing is streamed: read in pages');
  }
}
