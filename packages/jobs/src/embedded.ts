import type { App, Jobs } from '@foremast/kernel/app';
import { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import type { AnyJob, JobRun } from '@foremast/kernel/job';
import { dueJobs, extendLease, failJob, finishJob, insertJob, type JobRow, leaseJob, nextDueAt } from '@foremast/store/queries/jobs';

const LEASE_MS = 60_000;
const AT_ONCE = 2;
const ATTEMPTS = 5;
const BACKOFF_MS = 1_000;
const MAX_IDLE_MS = 30_000;

/** Runs jobs in the server's own process, from the jobs table: leased, tried again with growing pauses, taken over after a crash. */
export class EmbeddedJobs implements Jobs {
  private readonly byName: ReadonlyMap<string, AnyJob>;
  private readonly running = new Set<Promise<void>>();
  private app: App | undefined;
  private timer: Timer | undefined;
  private closed = false;
  private looking: Promise<void> | undefined;
  private again = false;

  constructor(
    jobs: readonly AnyJob[],
    private readonly report: (error: unknown, job: string) => void,
  ) {
    this.byName = new Map(jobs.map((job) => [job.name, job]));
  }

  start(app: App): void {
    this.app = app;
    for (const job of this.byName.values()) if (job.everyMs) this.repeat(app, job, job.everyMs);
    this.wake();
  }

  /** Several processes may ask for the same turn: the key makes it one job. */
  private repeat(app: App, job: AnyJob, everyMs: number): void {
    const enqueue = () => {
      if (this.closed) return;
      Ctx.system(app)
        .tx((tx) => tx.enqueue(job, {}))
        .catch((error) => this.report(error, job.name));
    };
    const timer = setInterval(enqueue, everyMs);
    timer.unref();
    this.timers.push(timer);
  }
  private readonly timers: Timer[] = [];

  async insert(...[db, job, input, options, now]: Parameters<Jobs['insert']>): Promise<void> {
    await insertJob(db, { id: newId(), type: job.name, key: job.key?.(input) ?? null, input, runAt: options.runAt ?? now, maxAttempts: job.attempts ?? ATTEMPTS, now });
  }

  wake(): void {
    if (this.closed || !this.app) return;
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = this.look(this.app)
      .catch((error) => this.report(error, 'runner'))
      .finally(() => {
        this.looking = undefined;
        if (!this.again) return;
        this.again = false;
        this.wake();
      });
  }

  private async look(app: App): Promise<void> {
    clearTimeout(this.timer);
    if (this.running.size < AT_ONCE) {
      for (const row of await dueJobs(app.store.db, app.now())) {
        if (this.running.size >= AT_ONCE || this.closed) break;
        await this.begin(app, row);
      }
    }
    const at = this.running.size < AT_ONCE ? await nextDueAt(app.store.db) : undefined;
    const wait = Math.min(Math.max(at === undefined ? MAX_IDLE_MS : at - app.now(), 50), MAX_IDLE_MS);
    if (this.closed) return;
    this.timer = setTimeout(() => this.wake(), wait);
    this.timer.unref();
  }

  private async begin(app: App, row: JobRow): Promise<void> {
    const now = app.now();
    const { value: mine } = await app.store.transaction((db) => leaseJob(db, row.id, now, now + LEASE_MS));
    if (!mine) return;
    const work = this.run(app, row).finally(() => {
      this.running.delete(work);
      this.wake();
    });
    this.running.add(work);
  }

  private async run(app: App, row: JobRow): Promise<void> {
    const job = this.byName.get(row.type);
    const lease = setInterval(() => void app.store.transaction((db) => extendLease(db, row.id, app.now() + LEASE_MS)).catch(() => undefined), LEASE_MS / 3);
    const handle: JobRun = { id: row.id, canceled: false, progress: async () => undefined };
    try {
      if (!job) throw new Error(`no job is called ${row.type}`);
      await job.run(row.input as never, Ctx.system(app), handle);
      await app.store.transaction((db) => finishJob(db, row.id, app.now()));
    } catch (error) {
      const attempts = row.attempts + 1;
      const next = attempts < row.max_attempts ? { retryAt: app.now() + BACKOFF_MS * 2 ** attempts } : { failedAt: app.now() };
      this.report(error, row.type);
      await app.store.transaction((db) => failJob(db, row.id, String(error), next));
    } finally {
      clearInterval(lease);
    }
  }

  async drain(): Promise<void> {
    const { app } = this;
    if (!app) return;
    for (;;) {
      await this.looking;
      const due = await dueJobs(app.store.db, app.now());
      if (due.length === 0 && this.running.size === 0) return;
      this.wake();
      await (this.running.size > 0 ? Promise.race(this.running) : this.looking);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    for (const timer of this.timers) clearInterval(timer);
    await this.looking;
    await Promise.all(this.running);
  }
}
