import type { App, JobTicket } from '@foremast/kernel/app';
import { Ctx } from '@foremast/kernel/context';
import { type AnyJob, type JobRun, JobStopped } from '@foremast/kernel/job';
import { extendLeases, failJob, finishJobs, type JobRow, leaseJobs, saveProgress, type Try, waitAgain } from '@foremast/store/queries/jobs';

export interface RunnerOptions {
  readonly report: (error: unknown, job: string) => void;
  /** So long a job belongs to a process that says nothing more. */
  readonly leaseMs?: number;
  /** The pause after the first failure; it doubles each time. */
  readonly backoffMs?: number;
  /** A job waits again, for another try or another process. */
  readonly onWaiting?: (ticket: JobTicket) => void;
}

const LEASE_MS = 30_000;
const BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 15 * 60_000;
const LOOK_MS = 5_000;
export const ATTEMPTS = 5;
/** A process that ends is seldom the fault of the job it had: so many times more it is taken up all the same. */
export const ENDS = 5;

type Reason = 'canceled' | 'stopping';

interface Running {
  readonly row: JobRow;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/**
 * Runs jobs from the jobs table: leased, so that one process has each; tried again with growing pauses; told to stop. Where
 * jobs wait, and who wakes whom, is another's business.
 */
export class Runner {
  readonly types: readonly string[];
  private readonly byName: ReadonlyMap<string, AnyJob>;
  private readonly running = new Map<string, Running>();
  private readonly leaseMs: number;
  private keeping: Timer | undefined;
  private stopped = false;
  private finished: { readonly tries: Try[]; readonly written: Promise<void> } | undefined;

  constructor(
    jobs: readonly AnyJob[],
    private readonly options: RunnerOptions,
  ) {
    this.byName = new Map(jobs.map((job) => [job.name, job]));
    this.types = jobs.map((job) => job.name);
    this.leaseMs = options.leaseMs ?? LEASE_MS;
  }

  get count(): number {
    return this.running.size;
  }

  /** Begins those of the jobs that no other process has; each promise settles when its job has run. */
  async begin(app: App, ids: readonly string[], aheadMs = 0): Promise<Promise<void>[]> {
    if (ids.length === 0 || this.stopped) return [];
    const now = app.now();
    const { value: rows } = await app.store.transaction((db) =>
      leaseJobs(db, ids, this.types, { now, until: now + this.leaseMs, dueBy: now + aheadMs }),
    );
    return rows.flatMap((row) => {
      const job = this.byName.get(row.type);
      return job ? [this.start(app, job, row)] : [];
    });
  }

  private start(app: App, job: AnyJob, row: JobRow): Promise<void> {
    const abort = new AbortController();
    const done = this.run(app, job, row, abort).finally(() => {
      this.running.delete(row.id);
      if (this.running.size > 0) return;
      clearInterval(this.keeping);
      this.keeping = undefined;
    });
    this.running.set(row.id, { row, abort, done });
    this.keeping ??= setInterval(() => void this.keep(app), Math.min(this.leaseMs / 3, LOOK_MS));
    return done;
  }

  /** Says that this process still has what it runs, and learns what was cancelled. */
  private async keep(app: App): Promise<void> {
    const tries = [...this.running.values()].map(({ row }) => ({ id: row.id, attempt: row.attempts }));
    await this.write(app, async (db) => {
      for (const { id } of await extendLeases(db, tries, app.now() + this.leaseMs)) this.running.get(id)?.abort.abort('canceled' satisfies Reason);
    });
  }

  private async run(app: App, job: AnyJob, row: JobRow, abort: AbortController): Promise<void> {
    const { id, attempts } = row;
    // It has ended its process so often that it would go on doing so.
    if (attempts > row.max_attempts + ENDS)
      return this.write(app, (db) => failJob(db, id, attempts, 'the process ended each time it ran', app.now()));
    try {
      await job.run(row.input as never, Ctx.system(app), this.handle(app, row, abort));
      await this.finish(app, { id, attempt: attempts });
    } catch (error) {
      await this.failed(app, row, error, abort.signal);
    }
  }

  /** Those that end at about the same time are written together. */
  private finish(app: App, one: Try): Promise<void> {
    const together = this.finished;
    if (together) {
      together.tries.push(one);
      return together.written;
    }
    const tries = [one];
    const written = new Promise<void>((resolve) => {
      setImmediate(() => {
        this.finished = undefined;
        void this.write(app, (db) => finishJobs(db, tries, app.now())).then(resolve);
      });
    });
    this.finished = { tries, written };
    return written;
  }

  private handle(app: App, { id, attempts, data }: JobRow, abort: AbortController): JobRun {
    const { signal } = abort;
    const leaseMs = this.leaseMs;
    let known: unknown = data ?? undefined;
    return {
      id,
      attempt: attempts,
      get data() {
        return known;
      },
      signal,
      get canceled() {
        return signal.aborted && signal.reason === 'canceled';
      },
      async progress(percent, next) {
        const { value: mine } = await app.store.transaction((db) => saveProgress(db, id, attempts, Math.round(percent), next, app.now() + leaseMs));
        if (next !== undefined) known = next;
        if (!mine) abort.abort('canceled' satisfies Reason);
        if (signal.aborted) throw new JobStopped();
      },
    };
  }

  private async failed(app: App, row: JobRow, error: unknown, signal: AbortSignal): Promise<void> {
    const now = app.now();
    if (error instanceof JobStopped && signal.aborted) {
      // Cancelled: the row says so already. Stopping: another process goes on, and this was no try.
      if (signal.reason === ('stopping' satisfies Reason)) await this.wait(app, row, '', now, row.attempts - 1);
      return;
    }
    this.options.report(error, row.type);
    const text = String(error);
    if (row.attempts >= row.max_attempts) return this.write(app, (db) => failJob(db, row.id, row.attempts, text, now));
    const pause = Math.min((this.options.backoffMs ?? BACKOFF_MS) * 2 ** (row.attempts - 1), LONGEST_BACKOFF_MS);
    await this.wait(app, row, text, now + pause);
  }

  private async wait(app: App, row: JobRow, error: string, runAt: number, attempts = row.attempts): Promise<void> {
    await this.write(app, (db) => waitAgain(db, row, error, runAt, app.now(), attempts));
    this.options.onWaiting?.({ id: row.id, runAt });
  }

  /** What cannot be written now is found again when the lease is over. */
  private async write(app: App, work: Parameters<App['store']['transaction']>[0]): Promise<void> {
    await app.store.transaction(work).catch((error) => this.options.report(error, 'runner'));
  }

  /** When one of them has run, or at once when none runs. */
  async oneRan(): Promise<void> {
    if (this.running.size > 0) await Promise.race([...this.running.values()].map(({ done }) => done));
  }

  /** Asks what runs to stop at its next step and waits for it, but not for ever; what is left another process takes over. */
  async stop(app: App, graceMs: number): Promise<void> {
    this.stopped = true;
    for (const { abort } of this.running.values()) abort.abort('stopping' satisfies Reason);
    const all = Promise.all([...this.running.values()].map(({ done }) => done));
    let timer: Timer | undefined;
    const time = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, graceMs);
    });
    await Promise.race([all, time]);
    clearTimeout(timer);
    clearInterval(this.keeping);
    for (const { row } of this.running.values()) await this.wait(app, row, '', app.now(), row.attempts - 1);
  }
}
