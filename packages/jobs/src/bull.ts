import type { App, Jobs, JobTicket } from '@foremast/kernel/app';
import type { AnyJob } from '@foremast/kernel/job';
import { waitingJobs } from '@foremast/store/queries/jobs';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { EmbeddedJobs, type EmbeddedOptions } from './embedded.ts';

export interface BullOptions extends EmbeddedOptions {
  readonly redis: { readonly url: string; readonly prefix: string };
  /** Keeps servers apart that share a Redis. */
  readonly name: string;
  /** Redis is away; said once a minute. */
  readonly onTrouble: (error: unknown) => void;
}

const AT_ONCE = 4;
/** What Redis has not brought by then is fetched from the table: it was away, or lost it. */
const LATE_MS = 5_000;
const CLOSE_MS = 2_000;
const QUIET_MS = 60_000;
const TOLD_AT_ONCE = 1_000;

/**
 * Jobs are rows of the jobs table, as with the embedded runner; Redis tells one of the workers of each as soon as it is due. A
 * row is leased before it runs, so that one which comes twice runs once; and the table is looked through for those that never
 * came. So Redis may be away: jobs are later then, none is lost.
 */
export class BullJobs implements Jobs {
  private readonly table: EmbeddedJobs;
  private readonly queue: Queue;
  private readonly producer: Redis;
  private worker: Worker | undefined;
  private consumer: Redis | undefined;
  private toldAt = 0;
  private closing = false;
  private readonly left: JobTicket[] = [];

  constructor(
    jobs: readonly AnyJob[],
    private readonly options: BullOptions,
  ) {
    this.table = new EmbeddedJobs(jobs, { ...options, lateMs: () => (this.reaches ? LATE_MS : 0), onWaiting: (ticket) => this.wake([ticket]) });
    this.producer = this.connect();
    this.queue = new Queue(options.name, { connection: this.producer, prefix: this.prefix });
    this.queue.on('error', (error) => this.trouble(error));
  }

  /** Is Redis there? */
  private get reaches(): boolean {
    return this.producer.status === 'ready';
  }

  private get prefix(): string {
    return `${this.options.redis.prefix}foremast`;
  }

  private connect(): Redis {
    const redis = new Redis(this.options.redis.url, { retryStrategy: (times) => Math.min(times * 200, 2_000), maxRetriesPerRequest: null });
    redis.on('error', (error) => this.trouble(error));
    return redis;
  }

  /** Redis away is one line a minute, not one for each try. */
  private trouble(error: Error): void {
    const now = Date.now();
    if (now - this.toldAt < QUIET_MS) return;
    this.toldAt = now;
    this.options.onTrouble(error);
  }

  start(app: App): void {
    this.table.start(app);
    const tellAll = () => {
      waitingJobs(app.store.db, TOLD_AT_ONCE).then(
        (tickets) => tickets.length > 0 && this.wake(tickets),
        (error) => this.options.report(error, 'jobs'),
      );
    };
    // Redis has lost what it knew, or never learned of it.
    this.producer.on('ready', tellAll);
    if (this.reaches) tellAll();
    this.consumer = this.connect();
    const worker = new Worker(this.options.name, (told) => this.run(app, String(told.data.id)), {
      connection: this.consumer,
      prefix: this.prefix,
      concurrency: this.options.atOnce ?? AT_ONCE,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
      autorun: false,
    });
    worker.on('error', (error) => this.trouble(error));
    this.worker = worker;
    const follow = () => {
      const wanted = app.config.current.JobSettings.RunJobs;
      if (!wanted) void worker.pause(true).catch((error) => this.trouble(error));
      else if (worker.isRunning()) worker.resume();
      else void worker.run().catch((error) => this.trouble(error));
    };
    if (app.config.current.JobSettings.RunJobs) follow();
    app.config.watch(({ JobSettings }, before) => {
      if (JobSettings.RunJobs !== before.JobSettings.RunJobs) follow();
    });
  }

  private async run(app: App, id: string): Promise<void> {
    if (!app.config.current.JobSettings.RunJobs) return;
    await Promise.all(await this.table.runner.begin(app, [id]));
  }

  insert(...args: Parameters<Jobs['insert']>): Promise<JobTicket | undefined> {
    return this.table.insert(...args);
  }

  cancel(...args: Parameters<Jobs['cancel']>): Promise<void> {
    return this.table.cancel(...args);
  }

  /** Nobody waits for Redis: while it is away the table is looked through at once. */
  wake(tickets: readonly JobTicket[]): void {
    if (this.closing) this.left.push(...tickets);
    else if (this.reaches) void this.tell(tickets);
    else this.table.wake();
  }

  private async tell(tickets: readonly JobTicket[]): Promise<void> {
    const now = Date.now();
    const told = tickets.map(({ id, runAt }) => ({
      name: 'job',
      data: { id },
      opts: { delay: Math.max(runAt - now, 0), removeOnComplete: true, removeOnFail: true },
    }));
    await this.queue.addBulk(told).catch((error) => this.trouble(error));
  }

  drain(): Promise<void> {
    return this.table.drain();
  }

  async close(): Promise<void> {
    this.closing = true;
    // A worker that waits for Redis would wait for ever.
    await withinMs(CLOSE_MS, this.worker?.pause(true));
    await this.table.close();
    await withinMs(CLOSE_MS, this.worker?.close(true));
    // What stopped here goes on elsewhere: it is told now that this process cannot take it again.
    if (this.left.length > 0 && this.reaches) await withinMs(CLOSE_MS, this.tell(this.left));
    await withinMs(CLOSE_MS, this.queue.close());
    this.consumer?.disconnect();
    this.producer.disconnect();
  }
}

async function withinMs(ms: number, work: Promise<unknown> | undefined): Promise<void> {
  let timer: Timer | undefined;
  const time = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work?.catch(() => undefined), time]);
  clearTimeout(timer);
}
