import { isMemberNow } from '@foremast/store/member-sets';
import type { Store, Touch, WriteDb } from '@foremast/store/store';
import { statusChange } from '@foremast/wire/events';
import type { Static, TSchema } from '@foremast/wire/scalars';
import type { Overrides } from './config/environment.ts';
import type { Published } from './config/published.ts';
import type { ConfigService } from './config/service.ts';
import type { Startup } from './config/startup.ts';
import type { MembershipChange, OutgoingEvent } from './event.ts';
import type { EnqueueOptions, Job } from './job.ts';
import { type Log, silent } from './log.ts';
import { type Metrics, noMetrics } from './metrics.ts';
import { type Move, Moves } from './moves.ts';

/** A job that was written and waits; whoever hands it on needs no more of it. */
export interface JobTicket {
  readonly id: string;
  readonly runAt: number;
}

/** Where jobs wait: the jobs table, and Redis where there is one. */
export interface Jobs {
  /** Undefined: one like it waits already. */
  insert<S extends TSchema>(db: WriteDb, job: Job<S>, input: Static<S>, options: EnqueueOptions, now: number): Promise<JobTicket | undefined>;
  /** Waiting jobs with this key never start; running ones are told to stop. */
  cancel(db: WriteDb, job: Pick<Job, 'name'>, key: string, now: number): Promise<void>;
  /** These have been committed. */
  wake(tickets: readonly JobTicket[]): void;
  /** Runs what is due until nothing is; for tests and for the end of the process. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** What one process tells the others after a commit. */
export interface BusMessage {
  readonly touches: readonly Touch[];
  readonly events: readonly OutgoingEvent[];
}

/** One of the processes that serve together. */
export interface ClusterNode {
  readonly id: string;
  readonly version: string;
  readonly schema_version: string;
  readonly config_hash: string;
  readonly ipaddress: string;
  readonly hostname: string;
}

export interface Bus {
  publish(message: BusMessage): void;
  listen(receive: (message: BusMessage) => void): void;
  /** All processes, this one too. */
  nodes?(): Promise<readonly ClusterNode[]>;
  /** Open sockets of all of them. */
  sockets?(): Promise<number>;
  /** Somebody has sockets at this process, or no more; the answer: does another process hold one of theirs? */
  seat?(userId: string, here: boolean): Promise<boolean>;
  close(): Promise<void>;
}

/** One process alone. */
export const noBus: Bus = { publish: () => undefined, listen: () => undefined, close: async () => undefined };

/** The sockets of this process. */
export interface EventSink {
  deliver(events: readonly OutgoingEvent[], changes: readonly MembershipChange[]): void;
}

/** The process around a server: what it is busy with, where its log is, how it starts anew. */
export interface ServerProcess {
  /** Requests that are being answered. */
  requests(): number;
  /** Open sockets. */
  sockets(): number;
  /** The file with the log's lines; undefined while none is written. */
  logFile(): string | undefined;
  /** Stops in good order and starts again, a moment after the answer has left. */
  restart(): void;
  /** Answers a request of the server to itself, such as a dialog of a part that is built in; `undefined`: there is no server here. */
  answer(request: Request): Promise<Response | undefined>;
}

/** A process without a server, such as a worker. */
export const noServer: ServerProcess = {
  requests: () => 0,
  sockets: () => 0,
  logFile: () => undefined,
  restart: () => undefined,
  answer: async () => undefined,
};

export interface AppParts {
  readonly store: Store;
  readonly config: ConfigService;
  readonly published: Published;
  /** The settings that the environment holds. */
  readonly environment: Overrides;
  readonly startup: Startup;
  readonly jobs: Jobs;
  readonly bus: Bus;
  readonly log?: Log;
  readonly now?: () => number;
}

/** What the protocol calls the server's version: clients switch features on by it. */
export const VERSION = '11.6.0';

/** The parts of one running server, as operations and jobs see them. */
export class App {
  readonly store: Store;
  readonly config: ConfigService;
  readonly published: Published;
  readonly environment: Overrides;
  readonly startup: Startup;
  readonly jobs: Jobs;
  readonly bus: Bus;
  readonly now: () => number;
  readonly version = VERSION;
  readonly log: Log;
  process: ServerProcess = noServer;
  metrics: Metrics = noMetrics;
  /** The instant up to which the server is marked busy; `followBusy` in `domain` keeps it current. */
  busyUntil = 0;
  private sink: EventSink | undefined;
  private readonly followers: ((touch: Touch) => void)[] = [];
  private readonly moves = new Moves();

  constructor(parts: AppParts) {
    this.store = parts.store;
    this.config = parts.config;
    this.published = parts.published;
    this.environment = parts.environment;
    this.startup = parts.startup;
    this.jobs = parts.jobs;
    this.bus = parts.bus;
    this.now = parts.now ?? Date.now;
    this.log = parts.log ?? silent;
    this.bus.listen(({ touches, events }) => this.apply(touches, events));
  }

  /** The hub takes its place once the server listens. */
  connect(sink: EventSink): void {
    this.sink = sink;
  }

  /** Called for every touch, of this process or another. */
  onTouch(follow: (touch: Touch) => void): void {
    this.followers.push(follow);
  }

  /** Marked busy: searches are refused, and nobody is told who comes and goes. */
  isBusy(): boolean {
    return this.busyUntil > 0 && this.busyUntil > this.now();
  }

  deliver(all: readonly OutgoingEvent[], touches: readonly Touch[]): void {
    const events = this.isBusy() ? all.filter((event) => event.name !== statusChange.name) : all;
    this.apply(touches, events);
    if (events.length > 0 || touches.length > 0) this.bus.publish({ touches, events });
  }

  /** After a commit: memory first, then sockets, then the other processes, then the jobs. */
  committed(touches: readonly Touch[], events: readonly OutgoingEvent[], tickets: readonly JobTicket[], after: readonly (() => void)[]): void {
    this.deliver(events, touches);
    for (const work of after) work();
    if (tickets.length > 0) this.jobs.wake(tickets);
  }

  private apply(touches: readonly Touch[], events: readonly OutgoingEvent[]): void {
    const changes: MembershipChange[] = [];
    for (const touch of touches) {
      if ('cache' in touch) this.store.memory.drop(touch.cache, touch.key);
      else {
        this.store.memory.move(touch);
        changes.push(touch);
        if (this.moves.note(touch, this.now())) void this.settle(touch);
      }
      for (const follow of this.followers) follow(touch);
    }
    if (events.length > 0 || changes.length > 0) this.sink?.deliver(events, changes);
  }

  /** News that came in the wrong order are put right: the database knows whether somebody is there. */
  private async settle(move: Move): Promise<void> {
    try {
      let count: number;
      let present: boolean;
      do {
        count = this.moves.countOf(move);
        present = await isMemberNow(this.store.db, move);
      } while (count !== this.moves.countOf(move));
      const now = { ...move, present };
      this.store.memory.move(now);
      this.sink?.deliver([], [now]);
    } catch (error) {
      this.log.write('warn', 'it could not be looked up who is where', { reason: String(error) });
    }
  }
}
