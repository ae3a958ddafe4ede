import { SqliteConnection } from '../dialect/sqlite.ts';
import { openSqliteFile } from '../sqlite-file.ts';

/** A statement that the thread is to run; the first message names the file instead. */
export type SqliteOrder = { readonly file: string } | { readonly n: number; readonly text: string; readonly parameters: readonly unknown[] };

export type SqliteAnswer = { readonly n: number } & ({ readonly rows: Record<string, unknown>[] } | { readonly refused: string });

let connection: SqliteConnection | undefined;

declare const self: { onmessage: (event: { readonly data: SqliteOrder }) => void };
self.onmessage = ({ data }) => {
  if ('file' in data) {
    connection = new SqliteConnection(openSqliteFile(data.file, true));
    return;
  }
  const { n, text, parameters } = data;
  let answer: SqliteAnswer;
  try {
    if (!connection) throw new Error('no file was named');
    answer = { n, rows: connection.run(text, parameters).rows };
  } catch (error) {
    answer = { n, refused: error instanceof Error ? error.message : String(error) };
  }
  postMessage(answer);
};
