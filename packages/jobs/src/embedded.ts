import type { App, Jobs, JobTicket } from '@foremast/kernel/app';
import { newId } from '@foremast/kernel/id';
import type { AnyJob } from '@foremast/kernel/job';
import { cancelJobs, dueJobs, insertJob, nextDueAt } from '@foremast/store/queries/jobs';
import { ATTEMPTS, Runner, type RunnerOptions } from './runner.ts';
import { Schedules } from './schedules.ts';

const AT_ONCE = 4;
const LONGEST_IDLE_MS = 30_000;
const SHORTEST_IDLE_MS = 20;
const GRACE_MS = 8_000;
/** Who waits until everything has run does not wait for jobs that begin a moment later. */
const AHEAD_MS = 5_000;

export interface EmbeddedOptions extends RunnerOptions {
  /** So many run at a time. */
  readonly atOnce?: number;
  /** Only those are begun that have been due for so long: another way brings them sooner. */
  readonly lateMs?: () => number;
}

/** Runs jobs in the server's own process, from the jobs table. Several processes may do so on one database. */
export class EmbeddedJobs implements Jobs {
  readonly runner: Runner;
  private readonly schedules: Schedules;
  private app: App | undefined;
  private timer: Timer | undefined;
  private closed = false;
  private looking: Promise<void> | undefined;
  private again = false;

  constructor(
    jobs: readonly AnyJob[],
    private readonly options: EmbeddedOptions,
  ) {
    this.runner = new Runner(jobs, options);
    this.schedules = new Schedules(jobs, options.report);
  }

  start(app: App): void {
    this.app = app;
    this.schedules.start(app, () => this.wake());
    this.wake();
  }

  async insert(...[db, job, input, options, now]: Parameters<Jobs['insert']>): Promise<JobTicket | undefined> {
    const { name: type, priority = 0, attempts: maxAttempts = ATTEMPTS } = job;
    const ticket = { id: newId(), runAt: options.runAt ?? now };
    const inserted = await insertJob(db, { ...ticket, type, key: job.key?.(input) ?? null, input, maxAttempts, priority, now });
    return inserted ? ticket : undefined;
  }

  async cancel(...[db, job, key, now]: Parameters<Jobs['cancel']>): Promise<void> {
    await cancelJobs(db, job.name, key, now);
  }

  wake(): void {
    if (this.closed || !this.app) return;
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = this.look(this.app)
      .catch((error) => this.options.report(error, 'runner'))
      .finally(() => {
        this.looking = undefined;
        if (!this.again) return;
        this.again = false;
        this.wake();
      });
  }

  private get free(): number {
    return (this.options.atOnce ?? AT_ONCE) - this.runner.count;
  }

  private get lateMs(): number {
    return this.options.lateMs?.() ?? 0;
  }

  private async look(app: App): Promise<void> {
    clearTimeout(this.timer);
    if (app.config.current.JobSettings.RunJobs && this.free > 0) {
      for (const { id } of await dueJobs(app.store.db, this.runner.types, app.now(), this.free, app.now() - this.lateMs)) {
        if (this.closed) return;
        const begun = await this.runner.begin(app, id);
        void begun?.done.then(() => this.wake());
      }
    }
    const dueAt = this.free > 0 ? await nextDueAt(app.store.db) : undefined;
    const at = dueAt === undefined ? undefined : dueAt + this.lateMs;
    if (this.closed) return;
    const wait = Math.min(Math.max(at === undefined ? LONGEST_IDLE_MS : at - app.now(), SHORTEST_IDLE_MS), LONGEST_IDLE_MS);
    // Something that is due and cannot be begun is somebody else's: it is not looked for all the time.
    this.timer = setTimeout(() => this.wake(), at !== undefined && at <= app.now() ? Math.max(wait, 1_000) : wait);
    this.timer.unref();
  }

  async drain(): Promise<void> {
    const { app } = this;
    if (!app) return;
    await this.schedules.ask(app);
    for (;;) {
      await this.looking;
      if (!app.config.current.JobSettings.RunJobs) return;
      const due = await dueJobs(app.store.db, this.runner.types, app.now(), Math.max(this.free, 1), app.now() + AHEAD_MS);
      if (due.length === 0 && this.runner.count === 0) return;
      for (const { id } of due.slice(0, this.free)) await this.runner.begin(app, id, AHEAD_MS);
      await this.runner.oneRan();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    this.schedules.stop();
    await this.looking;
    if (this.app) await this.runner.stop(this.app, GRACE_MS);
  }
}
