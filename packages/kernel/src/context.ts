import type { SessionRow } from '@foremast/store/queries/sessions';
import type { Db, WriteDb } from '@foremast/store/store';
import type { EventData, EventType } from '@foremast/wire/events';
import type { Static, TSchema } from '@foremast/wire/scalars';
import type { App, JobTicket } from './app.ts';
import type { Settings } from './config/settings.ts';
import { AppError, noPermission, noSession } from './error.ts';
import type { Audience, OutgoingEvent } from './event.ts';
import { newId } from './id.ts';
import type { EnqueueOptions, Job } from './job.ts';
import type { Operation } from './operation.ts';
import type { Requirement } from './permission.ts';

export type Session = SessionRow;

/** What of an HTTP request operations may look at. In-process calls have an empty one. */
export interface RequestInfo {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Of the client, as far as trusted proxies tell. */
  readonly address: string;
  readonly secure: boolean;
  /** The token came by cookie. */
  readonly byCookie: boolean;
  /** The request itself, for operations that read its body. */
  readonly raw?: Request;
}

/** Thrown by `ctx.etag` when the client's copy is current. */
export class NotModified {
  constructor(readonly etag: string) {}
}

export interface Reply {
  status?: number;
  readonly headers: Record<string, string>;
  readonly cookies: string[];
}

const SYSTEM_REQUEST: Omit<RequestInfo, 'id'> = {
  method: '',
  path: '',
  query: new URLSearchParams(),
  headers: new Headers(),
  address: '',
  secure: false,
  byCookie: false,
};

/** Everything an operation or a job has: who calls, what it may read, and the only way to write. */
export class Ctx {
  readonly reply: Reply = { headers: {}, cookies: [] };
  private open?: Tx;

  constructor(
    readonly app: App,
    readonly maybeSession: Session | undefined,
    readonly request: RequestInfo,
    /** The server itself: every requirement holds. */
    readonly isSystem = false,
  ) {}

  static system(app: App): Ctx {
    return new Ctx(app, undefined, { ...SYSTEM_REQUEST, id: newId() }, true);
  }

  get db(): Db {
    return this.app.store.db;
  }
  get config(): Settings {
    return this.app.config.current;
  }
  get session(): Session {
    if (!this.maybeSession) throw noSession();
    return this.maybeSession;
  }
  get userId(): string {
    return this.session.user_id;
  }
  now(): number {
    return this.app.now();
  }

  /** Answers whether all of them hold. */
  async may(...requirements: readonly Requirement[]): Promise<boolean> {
    if (this.isSystem) return true;
    for (const requirement of requirements) if (!(await requirement.holds(this))) return false;
    return true;
  }
  async require(...requirements: readonly Requirement[]): Promise<void> {
    if (!(await this.may(...requirements))) throw noPermission();
  }

  /**
   * One transaction; events and jobs leave after its commit or never. It may be run again, after a deadlock or when
   * two write the same name at once, so it only touches the database. Opening a second one inside it throws: use `tx`.
   */
  async tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.open) throw new Error('a transaction is open: use it');
    let tx: Tx | undefined;
    const { value, touches } = await this.app.store.transaction(async (db) => {
      tx = new Tx(this, db);
      this.open = tx;
      try {
        return await work(tx);
      } finally {
        this.open = undefined;
      }
    });
    if (tx) this.app.committed(touches, tx.events, tx.tickets, tx.after);
    return value;
  }

  /** An event without a row behind it: typing, presence. */
  signal<E extends EventType>(event: E, data: EventData<E>, audience: Audience): void {
    this.app.deliver([{ name: event.name, data: data as Record<string, unknown>, audience, droppable: true }], []);
  }

  /** Another operation, as the same caller, with its permission checked. */
  async call<P extends string, O>(operation: Operation<P, never, never, O>, input: Parameters<typeof operation.handle>[0]): Promise<O> {
    const rule = operation.permission;
    if (typeof rule === 'function') await this.require(...(await rule(input, this)));
    return operation.handle(input, this);
  }

  /** Sets the ETag; when the client has that version already, the answer is an empty 304. */
  etag(...parts: readonly (string | number | boolean)[]): void {
    const value = [this.app.version, ...parts].join('.');
    if (this.request.headers.get('if-none-match') === value) throw new NotModified(value);
    this.reply.headers.etag = value;
  }
}

/** A transaction: reads, writes, and tells others after the commit. */
export class Tx {
  private readonly told: (OutgoingEvent | undefined)[] = [];
  readonly after: (() => void)[] = [];
  readonly tickets: JobTicket[] = [];
  constructor(
    readonly ctx: Ctx,
    readonly db: WriteDb,
  ) {}

  get config(): Settings {
    return this.ctx.config;
  }
  get app(): App {
    return this.ctx.app;
  }
  now(): number {
    return this.ctx.now();
  }

  /** Who hears it is looked up when it is sent, after the commit. */
  emit<E extends EventType>(event: E, data: EventData<E>, audience: Audience, personal?: OutgoingEvent['personal']): void {
    this.told.push({ name: event.name, data: data as Record<string, unknown>, audience, ...(personal ? { personal } : {}) });
  }

  /** The same in this place, of what is known only when a statement that goes with the commit has answered; `undefined` tells nobody. */
  emitOnceKnown<E extends EventType>(event: E, data: Promise<EventData<E> | undefined>, audience: Audience): void {
    const place = this.told.push(undefined) - 1;
    this.db.goesWithCommit(
      data.then((known) => {
        if (known !== undefined) this.told[place] = { name: event.name, data: known as Record<string, unknown>, audience };
      }),
    );
  }

  /** What is to be told after the commit, in order. */
  get events(): readonly OutgoingEvent[] {
    return this.told.filter((event) => event !== undefined);
  }

  /** A job's row is written in this transaction: none is lost, and none runs for something that was rolled back. */
  async enqueue<S extends TSchema>(job: Job<S>, input: Static<S>, options: EnqueueOptions = {}): Promise<void> {
    const ticket = await this.app.jobs.insert(this.db, job, input, options, this.now());
    if (ticket) this.tickets.push(ticket);
  }

  /** Something in this process's memory that must follow the commit. */
  afterCommit(work: () => void): void {
    this.after.push(work);
  }

  /** Joins: the work belongs to this transaction. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return work(this);
  }
}

export { AppError };
