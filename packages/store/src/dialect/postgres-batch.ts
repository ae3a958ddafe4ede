import pg from 'pg';

/** A statement, and who waits for it. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
  /** Under which the server keeps its plan. */
  readonly name?: string | undefined;
  resolve(result: pg.QueryResult): void;
  reject(error: unknown): void;
}

/** What of the driver's connection a query uses to send itself. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  readonly parsedStatements: Record<string, unknown>;
  readonly submittedNamedStatements: Record<string, unknown>;
  sync(): void;
}

/** The part of the driver's query that this relies on; its types leave it out. */
interface DriverQuery {
  readonly name: string | undefined;
  readonly text: string;
  readonly _result: pg.QueryResult & { _types: pg.CustomTypesConfig; addCommandComplete(message: unknown): void };
  prepare(wire: Wire): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
}
const DriverQuery = pg.Query as unknown as new (config: { text: string; name?: string | undefined; values?: unknown[] }) => DriverQuery;

/**
 * Several statements as one message, with one Sync behind all of them: they cost the way to the server and back once. The server does not
 * begin what stands behind one that fails. Outside of a transaction they are one of their own, kept as a whole or not at all.
 * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
class Batch extends DriverQuery {
  private readonly parts: readonly DriverQuery[];
  private at = 0;
  private error: unknown;

  constructor(
    private readonly statements: readonly Statement[],
    types: pg.CustomTypesConfig,
    private readonly over: (error: unknown) => void,
  ) {
    super({ text: 'batch' });
    this.parts = statements.map(({ text, name, values }) => new DriverQuery({ text, values, name }));
    for (const part of this.parts) part._result._types = types;
    // The driver asks for these when the server has parsed a statement, or has refused it.
    Object.defineProperty(this, 'name', { get: () => this.parts[this.at]?.name });
    Object.defineProperty(this, 'text', { get: () => this.parts[this.at]?.text });
  }

  submit(wire: Wire): null {
    const quiet: Wire = Object.create(wire, { sync: { value: () => undefined } });
    wire.stream.cork();
    try {
      for (const part of this.parts) part.prepare(quiet);
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
    this.forgetUnparsed = () => {
      for (const { name } of this.parts) if (name && wire.parsedStatements[name] === undefined) delete wire.submittedNamedStatements[name];
    };
    return null;
  }
  private forgetUnparsed = (): void => undefined;

  override handleRowDescription(message: unknown): void {
    this.parts[this.at]?.handleRowDescription(message);
  }
  override handleDataRow(message: unknown): void {
    this.parts[this.at]?.handleDataRow(message);
  }
  handleCommandComplete(message: unknown): void {
    this.parts[this.at]?._result.addCommandComplete(message);
    this.handleEmptyQuery();
  }
  handleEmptyQuery(): void {
    const result = this.parts[this.at]?._result;
    const statement = this.statements[this.at++];
    if (result) statement?.resolve(result);
  }
  handleError(error: unknown): void {
    if (this.error !== undefined) return;
    this.error = error;
    this.forgetUnparsed();
    for (const statement of this.statements.slice(this.at)) statement.reject(error);
    this.over(error);
  }
  handleReadyForQuery(): void {
    if (this.error === undefined) this.over(undefined);
  }
}

/** Sends them; answers the error of the first one that failed, once all of them are over. Each is told what became of it. */
export function sendBatch(client: pg.ClientBase, statements: readonly Statement[], types: pg.CustomTypesConfig): Promise<unknown> {
  return new Promise((over) => {
    client.query(new Batch(statements, types, over) as unknown as pg.Submittable);
  });
}
