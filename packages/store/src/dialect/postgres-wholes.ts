import type pg from 'pg';
import { type Statement, sendBatch } from './postgres-batch.ts';

/** A transaction all of whose statements are known. */
interface Whole {
  readonly statements: readonly Statement[];
  readonly row: string;
  over(error: unknown): void;
}

const MOST_TOGETHER = 64;
/** One that has to wait for somebody else's row must not keep all others waiting with it. */
const PATIENCE_MS = 100;

const patience = (): Statement => ({
  text: `select set_config('lock_timeout', '${PATIENCE_MS}', true)`,
  values: [],
  name: 'fm_patience',
  resolve: () => undefined,
  reject: () => undefined,
});

const byRow = (a: Whole, b: Whole): number => (a.row < b.row ? -1 : Number(a.row > b.row));

/** The server says that it has undone what it was asked for; of a connection that broke nobody knows. */
const isUndone = (error: unknown): boolean => (error as { severity?: string } | undefined)?.severity === 'ERROR';

/**
 * Transactions that are whole when they are first sent go together, as one transaction of the server: they share its way there, its locks and its
 * flush to the disk. Each is answered after that. While some are under way the next ones gather: the more there are, the less each costs. Where
 * they fail together, each is sent again by itself, and fails or succeeds for itself.
 */
export class Wholes {
  private readonly waiting: Whole[] = [];
  private underWay: symbol | undefined;
  private scheduled = false;

  constructor(
    private readonly connect: () => Promise<pg.PoolClient>,
    private readonly types: pg.CustomTypesConfig,
  ) {}

  /** Answers the error of the first statement that failed, once all is over. Of those that go together `row`s come in order, lest two wait for each other. */
  send(statements: readonly Statement[], row: string): Promise<unknown> {
    return new Promise((over) => {
      this.waiting.push({ statements, row, over });
      this.schedule();
    });
  }

  /** After those that become whole in this turn of the loop, too. */
  private schedule(): void {
    if (this.scheduled || this.underWay || this.waiting.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      void this.leave();
    });
  }

  private async leave(): Promise<void> {
    const some = this.waiting.splice(0, MOST_TOGETHER);
    const way = Symbol();
    this.underWay = way;
    const goOn = () => {
      if (this.underWay !== way) return;
      this.underWay = undefined;
      this.schedule();
    };
    const late = setTimeout(goOn, PATIENCE_MS);
    const [one] = some;
    const again = one && some.length === 1 ? await this.alone(one) : await this.together(some.sort(byRow));
    clearTimeout(late);
    goOn();
    for (const each of again) void this.alone(each);
  }

  private async alone({ statements, over }: Whole): Promise<Whole[]> {
    over(await this.on(statements));
    return [];
  }

  /** Answers those that have to be sent again. */
  private async together(some: Whole[]): Promise<Whole[]> {
    const answers: (() => void)[] = [];
    const held = some.flatMap(({ statements }) =>
      statements.map(
        (statement): Statement => ({
          ...statement,
          resolve: (result) => void answers.push(() => statement.resolve(result)),
          reject: () => undefined,
        }),
      ),
    );
    const error = await this.on([patience(), ...held]);
    if (isUndone(error)) return some;
    for (const answer of error === undefined ? answers : []) answer();
    for (const { statements, over } of some) {
      if (error !== undefined) for (const statement of statements) statement.reject(error);
      over(error);
    }
    return [];
  }

  private async on(statements: readonly Statement[]): Promise<unknown> {
    let client: pg.PoolClient;
    try {
      client = await this.connect();
    } catch (error) {
      for (const statement of statements) statement.reject(error);
      return error;
    }
    const error = await sendBatch(client, statements, this.types);
    client.release(error !== undefined && !isUndone(error));
    return error;
  }
}
