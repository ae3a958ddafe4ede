import type { App, Jobs, JobTicket } from '@foremast/kernel/app';
import { newId } from '@foremast/kernel/id';
import type { AnyJob } from '@foremast/kernel/job';
import { abandonedJobs, cancelJobs, dueJobs, insertJob, nextDueAt } from '@foremast/store/queries/jobs';
import { ATTEMPTS, Runner, type RunnerOptions } from './runner.ts';
import { Schedules } from './schedules.ts';

const AT_ONCE = 4;
const LONGEST_IDLE_MS = 30_000;
const SHORTEST_IDLE_MS = 20;
const SOMEBODY_ELSES_MS = 1_000;
/** So often it is looked for jobs whose process is gone. */
const ABANDONED_MS = 1_000;
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
  private abandonedAt = 0;

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
    // Whoever drains begins jobs beside these.
    return Math.max((this.options.atOnce ?? AT_ONCE) - this.runner.count, 0);
  }

  private get lateMs(): number {
    return this.options.lateMs?.() ?? 0;
  }

  private async look(app: App): Promise<void> {
    clearTimeout(this.timer);
    const { free } = this;
    if (free === 0) return; // The one that ends next looks again.
    const found = app.config.current.JobSettings.RunJobs ? await this.find(app, free) : [];
    for (const done of await this.runner.begin(app, found)) void done.then(() => this.wake());
    if (this.closed || this.free === 0) return;
    if (found.length === free) {
      this.again = true;
      return;
    }
    await this.sleep(app);
  }

  private async find(app: App, most: number): Promise<string[]> {
    const now = app.now();
    let left: string[] = [];
    if (now >= this.abandonedAt) {
      // First: they were due before all that waits, and behind a long queue nobody would take them up.
      this.abandonedAt = now + ABANDONED_MS;
      left = await abandonedJobs(app.store.db, this.runner.types, now, most);
    }
    if (left.length === most) return left;
    return [...left, ...(await dueJobs(app.store.db, this.runner.types, now - this.lateMs, most - left.length))];
  }

  /** Until the next one is due. */
  private async sleep(app: App): Promise<void> {
    const { waiting, running } = await nextDueAt(app.store.db);
    if (this.closed) return;
    const now = app.now();
    const instants = [
      waiting === undefined ? undefined : waiting + this.lateMs,
      running === undefined ? undefined : Math.max(running, this.abandonedAt),
    ];
    const next = Math.min(...instants.filter((at) => at !== undefined), now + LONGEST_IDLE_MS);
    // Something that is due and was not begun is somebody else's: it is not looked for all the time.
    const wait = Math.max(next - now, waiting !== undefined && waiting <= now ? SOMEBODY_ELSES_MS : SHORTEST_IDLE_MS);
    this.timer = setTimeout(() => this.wake(), wait);
    this.timer.unref();
  }

  async drain(): Promise<void> {
    const { app } = this;
    if (!app) return;
    await this.schedules.ask(app);
    for (;;) {
      await this.looking;
      if (!app.config.current.JobSettings.RunJobs) return;
      const due = await dueJobs(app.store.db, this.runner.types, app.now() + AHEAD_MS, Math.max(this.free, 1));
      if (due.length === 0 && this.runner.count === 0) return;
      await this.runner.begin(app, due.slice(0, this.free), AHEAD_MS);
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
