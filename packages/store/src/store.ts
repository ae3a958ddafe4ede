import type { DatabaseConnection, DialectAdapter } from 'kysely';
import { type CompiledQuery, DefaultQueryExecutor, type Driver, DummyDriver, Kysely, type QueryCompiler, type QueryResult } from 'kysely';
import type { CacheType, Memory } from './cache.ts';
import type { Dialect } from './dialect/dialect.ts';
import type { Lines } from './lines.ts';
import type { Tables } from './schema.ts';

/** What a connection must do: run a statement. */
export interface Runner extends DatabaseConnection {
  run(text: string, parameters: readonly unknown[]): QueryResult<Record<string, unknown>> | Promise<QueryResult<Record<string, unknown>>>;
}

interface Parts {
  readonly dialect: Dialect;
  readonly compiler: QueryCompiler;
  readonly adapter: DialectAdapter;
  readonly runner: Runner;
  readonly memory: Memory;
  /** Where transactions run beside each other. */
  readonly lines?: Lines;
  /** Reads beside all others, where a database has only one thread for these. */
  readonly aside?: Db;
}

const driver: Driver = new DummyDriver();

/** Reads. A transaction is accepted wherever this is. */
export class Db extends Kysely<Tables> {
  readonly dialect: Dialect;
  readonly runner: Runner;
  readonly memory: Memory;
  /** Sees what is not committed: nothing that it reads may be kept in memory. */
  readonly inTransaction: boolean = false;
  constructor(protected readonly parts: Parts) {
    const { runner, adapter, compiler } = parts;
    const provider = { provideConnection: <T>(use: (c: DatabaseConnection) => Promise<T>) => use(runner) };
    const dialect = {
      createAdapter: () => adapter,
      createDriver: () => driver,
      createQueryCompiler: () => compiler,
      createIntrospector: () => {
        throw new Error('no introspection');
      },
    };
    super({ config: { dialect }, dialect, driver, executor: new DefaultQueryExecutor(compiler, adapter, provider) } as never);
    this.dialect = parts.dialect;
    this.runner = runner;
    this.memory = parts.memory;
  }

  /** For what takes the database long: nothing else waits for it. */
  get aside(): Db {
    return this.parts.aside ?? this;
  }

  /** A row or a gathering of rows from memory, loaded when it is not there. */
  cached<V>(type: CacheType<V>, key: string): V | undefined | Promise<V | undefined> {
    return this.memory.get(this, type, key);
  }
}

/** What a write makes stale: an entry of a named cache, or a membership. */
export type Touch =
  | { readonly cache: string; readonly key: string }
  | { readonly scope: 'channel' | 'team'; readonly id: string; readonly user: string; readonly present: boolean };

/** Entries of memory that are not true any more, though nobody has dropped them yet. */
export class StaleEntries {
  private readonly keys = new Set<string>();
  private all = false;

  add(cache: string, key: string): void {
    this.keys.add(`${cache} ${key}`);
  }
  addTouched(touches: readonly Touch[]): void {
    for (const touch of touches) if ('cache' in touch) this.add(touch.cache, touch.key);
  }
  addAll(): void {
    this.all = true;
  }
  has(cache: string, key: string): boolean {
    return this.all || (this.keys.size > 0 && [`${cache} ${key}`, `${cache} *`, '* *'].some((entry) => this.keys.has(entry)));
  }
  clear(): void {
    this.keys.clear();
    this.all = false;
  }
}

/** Writes, inside a transaction. Writers say beside their SQL what became stale, so that no caller can forget. */
export class WriteDb extends Db {
  override readonly inTransaction = true;
  readonly touches: Touch[] = [];
  /** What of all that it changes many want to change at once: of transactions that are sent together these come in order. */
  row = '';
  private readonly going: Promise<unknown>[] = [];
  private readonly turns = new Map<string, (() => void) | undefined>();
  private isOver = false;
  private readonly own = new StaleEntries();

  /** `before`: what transactions have changed that are committed together with this one, before it. */
  constructor(
    parts: Parts,
    private readonly before?: StaleEntries,
  ) {
    super(parts);
  }

  /** Before changing a row that many want at once: waits for those who asked for it earlier, for a moment at most. */
  async lineUp(key: string): Promise<void> {
    const { lines } = this.parts;
    if (!lines || this.turns.has(key)) return;
    this.turns.set(key, undefined);
    const joined = lines.join(key);
    const leave = joined instanceof Promise ? await joined : joined;
    if (this.isOver) leave();
    else this.turns.set(key, leave);
  }
  /** The transaction is over: the next ones go on. */
  leaveLines(): void {
    this.isOver = true;
    for (const leave of this.turns.values()) leave?.();
  }

  /**
   * Work that nobody waits for until the commit, so that its statements can be sent together with that. It may fail only because one of them
   * does, and has asked for all of them before it waits for an answer.
   */
  goesWithCommit(work: Promise<unknown>): void {
    work.catch(() => undefined);
    this.going.push(work);
  }
  /** All of that is done; throws what the first to fail has thrown. */
  async settled(): Promise<void> {
    for (const work of this.going) await work;
  }

  /** After waiting for another transaction, memory may not know yet what that one changed: the database is asked. */
  readAnew({ name }: CacheType<never> | CacheType<unknown>, key: string): void {
    this.own.add(name, key);
  }
  /** The same for whatever that one may have changed. */
  readAllAnew(): void {
    this.own.addAll();
  }

  touch({ name }: CacheType<never> | CacheType<unknown>, key: string): void {
    this.touchNamed(name, key);
  }

  /** The same for what is known by its name only: another package's, or news that no cache holds. */
  touchNamed(cache: string, key: string): void {
    this.touches.push({ cache, key });
    this.own.add(cache, key);
  }

  /** Inside a transaction memory answers only for what the transaction has not changed, and nothing uncommitted is kept. */
  override cached<V>(type: CacheType<V>, key: string): V | undefined | Promise<V | undefined> {
    const stale = this.isStale(type.name, key) || (type.togetherWith !== undefined && this.isStale(type.togetherWith, key));
    return (stale ? undefined : this.memory.peek(type, key)) ?? type.load(this, key);
  }

  private isStale(cache: string, key: string): boolean {
    return this.own.has(cache, key) || this.before?.has(cache, key) === true;
  }

  /** Somebody joined or left a channel or a team. */
  touchMember(scope: 'channel' | 'team', id: string, user: string, present: boolean): void {
    this.touches.push({ scope, id, user, present });
  }
}

/** A transaction's result and what it made stale. */
export interface Committed<T> {
  readonly value: T;
  readonly touches: readonly Touch[];
}

export interface Store {
  readonly memory: Memory;
  readonly dialect: Dialect;
  readonly db: Db;
  /** Runs `work` in one transaction; it answers after the commit. An exception rolls back all of it. */
  transaction<T>(work: (db: WriteDb) => Promise<T>): Promise<Committed<T>>;
  /** How many connections are open. */
  connections(): { readonly writing: number; readonly reading: number };
  /** Opens the connections to the database anew. */
  recycle(): Promise<void>;
  /** Reads that all see the database as it is now, whatever is written meanwhile. */
  snapshot<T>(read: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const hotQueries: ((db: Db) => string)[] = [];

/** The text of every hot query of the modules that are loaded, for looking at their plans. */
export const textsOfHotQueries = (db: Db): string[] => hotQueries.map((text) => text(db));

type Placeholder = { readonly placeholder: string };
type Compilable<R> = { compile(): CompiledQuery<R> };

/**
 * A query that is built once per dialect and then only run: building costs more than running.
 * `build` gets stand-ins instead of values and may use them wherever a value goes.
 */
export function hot<P extends object, R>(build: (db: Db, p: P) => Compilable<R>): (db: Db, values: P) => Promise<R[]> {
  const compiled = new Map<Dialect, { text: string; slots: ((values: P) => unknown)[] }>();
  const standIns = new Proxy({} as P, { get: (_, key) => ({ placeholder: key }) });
  const prepare = (db: Db) => {
    const query = build(db, standIns).compile();
    const slots = query.parameters.map((value) => {
      const name = (value as Placeholder | null)?.placeholder;
      return name === undefined ? () => value : (values: P) => values[name as keyof P];
    });
    const made = { text: query.sql, slots };
    compiled.set(db.dialect, made);
    return made;
  };
  hotQueries.push((db) => (compiled.get(db.dialect) ?? prepare(db)).text);
  return async (db, values) => {
    const { text, slots } = compiled.get(db.dialect) ?? prepare(db);
    const result = await db.runner.run(
      text,
      slots.map((slot) => slot(values)),
    );
    return result.rows as R[];
  };
}
