import type { QueryResult } from 'kysely';
import { StatementRunner } from '../dialect/statement-runner.ts';
import type { SqliteAnswer, SqliteOrder } from './sqlite-worker.ts';
import { sqliteWorkerPlace } from './sqlite-worker-place.ts';

interface Waiting {
  resolve(result: QueryResult<Record<string, unknown>>): void;
  reject(error: Error): void;
}

/**
 * Reads of a file in a thread of its own, one after another: what takes the database long keeps nobody waiting who wants something else. The
 * thread begins with the first of them; it costs some 10 MB, and each of them some 20 µs more. They see what is committed when they begin.
 */
export class SqliteThread extends StatementRunner {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private isClosed = false;

  constructor(private readonly file: string) {
    super();
  }

  run(text: string, parameters: readonly unknown[]): Promise<QueryResult<Record<string, unknown>>> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) throw new Error('the database is closed');
      const n = ++this.asked;
      this.waiting.set(n, { resolve, reject });
      this.send({ n, text, parameters });
    });
  }

  close(): void {
    this.isClosed = true;
    this.end(new Error('the database is closed'));
  }

  private send(order: SqliteOrder): void {
    this.worker ??= this.begin();
    this.worker.postMessage(order);
  }

  private begin(): Worker {
    const worker = new Worker(sqliteWorkerPlace);
    worker.onmessage = ({ data }: MessageEvent<SqliteAnswer>) => {
      const asked = this.waiting.get(data.n);
      this.waiting.delete(data.n);
      if ('refused' in data) asked?.reject(new Error(data.refused));
      else asked?.resolve({ rows: data.rows });
    };
    // The next one that is asked for begins another thread.
    worker.onerror = ({ message }) => this.end(new Error(message));
    worker.postMessage({ file: this.file } satisfies SqliteOrder);
    return worker;
  }

  private end(error: Error): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
