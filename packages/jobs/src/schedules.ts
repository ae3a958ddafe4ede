import type { App } from '@foremast/kernel/app';
import { idOf } from '@foremast/kernel/id';
import type { AnyJob } from '@foremast/kernel/job';
import { turnOf } from '@foremast/kernel/turn';
import { insertJob } from '@foremast/store/queries/jobs';
import { ATTEMPTS } from './runner.ts';

const TICK_MS = 60_000;
/** Asks for each scheduled job when its turn has come. Every process does; the row's id makes it one job. */
export class Schedules {
  private timer: Timer | undefined;
  private readonly asked = new Map<string, string>();
  private readonly scheduled: readonly AnyJob[];

  constructor(
    jobs: Iterable<AnyJob>,
    private readonly report: (error: unknown, job: string) => void,
  ) {
    this.scheduled = [...jobs].filter((job) => job.everyMs !== undefined || job.dailyAt !== undefined);
  }

  start(app: App, asked: () => void): void {
    if (this.scheduled.length === 0) return;
    const often = Math.min(TICK_MS, ...this.scheduled.map((job) => job.everyMs ?? TICK_MS));
    const tick = () =>
      this.ask(app).then(
        (any) => any && asked(),
        (error) => this.report(error, 'schedules'),
      );
    this.timer = setInterval(tick, often);
    this.timer.unref();
    void tick();
  }

  /** True when one of them has its turn. */
  async ask(app: App): Promise<boolean> {
    if (!app.config.current.JobSettings.RunScheduler) return false;
    const now = app.now();
    const turns = this.scheduled.flatMap((job) => {
      const turn = turnOf(job.name, { everyMs: job.everyMs, dailyAt: job.dailyAt?.(app.config.current) }, now);
      return turn === undefined || this.asked.get(job.name) === turn ? [] : [{ job, turn }];
    });
    if (turns.length === 0) return false;
    const { value: any } = await app.store.transaction(async (db) => {
      let inserted = false;
      for (const { job, turn } of turns) {
        const row = {
          id: idOf(turn),
          type: job.name,
          key: job.key?.({} as never) ?? null,
          input: {},
          runAt: now,
          maxAttempts: job.attempts ?? ATTEMPTS,
          priority: job.priority ?? 0,
          now,
        };
        if (await insertJob(db, row)) inserted = true;
      }
      return inserted;
    });
    for (const { job, turn } of turns) this.asked.set(job.name, turn);
    return any;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
